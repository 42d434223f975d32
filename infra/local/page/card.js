import { announce, el, icon, link } from './dom.js'
import { accept, override } from './ehr.js'
import { markdown } from './markdown.js'

const words = { critical: 'Critical', warning: 'Warning', info: 'Information' }

/**
 * A card as an EHR would show it: how urgent in word, color and shape, the sentence, the reasons, the
 * suggestions, and a way to say no that asks why.
 *
 * @param {object} service the service that gave it
 * @param {object} card
 * @param {() => void} afterFeedback called once the service has taken feedback
 */
export function cardView(service, card, afterFeedback) {
  const result = el('p', { class: 'result', role: 'status' })
  const title = el('h3', { id: `card-${card.uuid}`, tabindex: '-1' }, card.summary)

  const tell = async (button, send, done) => {
    button.disabled = true
    try {
      await send()
      result.textContent = done
      result.classList.remove('failed')
      announce(done)
      afterFeedback()
      return true
    } catch (error) {
      button.disabled = false
      result.textContent = `The feedback was not stored: ${error.message}`
      result.classList.add('failed')
      announce(result.textContent)
      return false
    }
  }

  const view = el(
    'article',
    {
      class: `card ${card.indicator}`,
      'aria-labelledby': title.id,
      'data-card': card.uuid,
      'data-topic': card.source.topic?.code,
    },
    el('p', { class: 'indicator' }, icon(card.indicator), words[card.indicator]),
    title,
    suggestionList(service, card, tell),
    card.detail === undefined ? undefined : el('div', { class: 'detail' }, markdown(card.detail)),
    sourceLine(card),
    dismissal(service, card, tell, () => {
      view.classList.add('dismissed')
      title.focus()
    }),
    result,
    why(card),
  )
  return view
}

const sourceLine = ({ source, links }) =>
  el(
    'p',
    { class: 'source' },
    'Source: ',
    source.url === undefined ? source.label : link(source.url, source.label),
    ...(links ?? []).filter(({ url }) => url !== source.url).flatMap(({ label, url }) => [' · ', link(url, label)]),
  )

function suggestionList(service, card, tell) {
  if (card.suggestions === undefined) return undefined
  const buttons = card.suggestions.map((suggestion) => {
    const button = el(
      'button',
      {
        type: 'button',
        class: suggestion.isRecommended === true ? 'accept recommended' : 'accept',
        'data-suggestion': suggestion.uuid,
        onclick: () =>
          tell(button, () => accept(service, card.uuid, suggestion.uuid), accepted(suggestion)).then((taken) => {
            if (taken && card.selectionBehavior === 'at-most-one') for (const other of buttons) other.disabled = true
          }),
      },
      el('span', { class: 'visually-hidden' }, 'Accept: '),
      suggestion.label,
    )
    return button
  })
  return el('div', { class: 'suggestions', role: 'group', 'aria-label': 'Suggestions' }, ...buttons)
}

const accepted = ({ label, actions }) =>
  `Accepted: ${label}.${actions === undefined ? '' : ' The order stands as a draft for signature in this example.'}`

/** Dismissing asks for a reason in the card's own words; the reason goes back as feedback. */
function dismissal(service, card, tell, whenDismissed) {
  const reasons = card.overrideReasons ?? []
  const select = el('select', { id: `reason-${card.uuid}` }, el('option', { value: '' }, 'No reason given'))
  for (const [index, { display, code }] of reasons.entries())
    select.append(el('option', { value: index }, display ?? code))
  const comment = el('input', { id: `comment-${card.uuid}`, type: 'text', maxlength: 1000, autocomplete: 'off' })
  const button = el('button', { type: 'submit' }, 'Dismiss card')

  const form = el(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault()
        const reason = select.value === '' ? undefined : reasons[Number(select.value)]
        const done = `Dismissed${reason === undefined ? '' : `: ${reason.display ?? reason.code}`}.`
        tell(button, () => override(service, card.uuid, reason, comment.value.trim()), done).then((taken) => {
          if (taken) whenDismissed()
        })
      },
    },
    reasons.length === 0 ? undefined : el('label', { for: select.id }, 'Reason'),
    reasons.length === 0 ? undefined : select,
    el('label', { for: comment.id }, 'Comment (optional)'),
    comment,
    button,
  )
  return el('details', { class: 'dismiss' }, el('summary', {}, 'Dismiss'), form)
}

/** The machine-readable receipt the service put into the card. */
const why = ({ extension }) =>
  extension === undefined
    ? undefined
    : el(
        'details',
        { class: 'why' },
        el('summary', {}, 'Why: the decision receipt'),
        el('pre', { tabindex: '0' }, el('code', {}, JSON.stringify(extension, null, 2))),
      )
