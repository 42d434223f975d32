import { auditView } from './audit.js'
import { cardView } from './card.js'
import { chartView } from './chart.js'
import { announce, el } from './dom.js'
import { openChart, patients, prefetch, service } from './ehr.js'
import { patientList } from './patient-list.js'

const view = document.getElementById('chart-view')
const welcome = document.getElementById('welcome')

/** Only the newest choice may draw: a slow answer for the patient before is dropped. */
let choice = 0

async function open(patient, list) {
  const mine = ++choice
  list.mark(patient.id)
  history.replaceState(null, '', `#${patient.id}`)
  const title = el('h2', { tabindex: '-1' }, patient.name)
  const cards = el('div', { class: 'cards', 'aria-busy': 'true' }, el('p', { class: 'hint' }, 'Opening the chart …'))
  welcome.hidden = true
  view.hidden = false
  view.replaceChildren(
    el(
      'div',
      { class: 'banner' },
      title,
      el('p', {}, `${patient.gender}, born ${patient.birthDate} · ${patient.shows}`),
    ),
    cards,
  )
  title.focus()

  try {
    const offered = await service()
    const record = await prefetch(offered.prefetch, patient.id)
    const answer = await openChart(offered, patient.id, record)
    if (mine !== choice) return

    const audit = auditView(patient.id)
    const said = `${counted(answer.cards.length)}, answered in ${Math.max(1, Math.round(answer.milliseconds))} ms`
    cards.setAttribute('aria-busy', 'false')
    cards.replaceChildren(
      el('p', { class: 'hint', id: 'answered' }, said),
      ...(answer.cards.length === 0
        ? [
            el(
              'p',
              { class: 'silence' },
              'Nothing to say about this chart. No card is not a finding: it means the record holds nothing these rules speak about.',
            ),
          ]
        : answer.cards.map((card) => cardView(offered, card, audit.refresh))),
    )
    view.append(chartView(record, evidenceOf(answer.cards)), audit.view)
    announce(said)
  } catch (error) {
    if (mine !== choice) return
    cards.setAttribute('aria-busy', 'false')
    cards.replaceChildren(el('p', { class: 'failed', role: 'alert' }, `No answer: ${error.message}`))
  }
}

const counted = (n) => (n === 0 ? 'No card' : n === 1 ? '1 card' : `${n} cards`)

/** Where in the record the cards' reasons stand, by the machine-readable part of each card. */
function evidenceOf(cards) {
  return cards.flatMap(({ extension }) => {
    const { for: reasonsFor = [], against = [] } = extension?.['org.supine.assessment'] ?? {}
    return [...reasonsFor, ...against].flatMap(({ label, status, evidence = [], contradictedBy = [] }) => [
      ...evidence.map((place) => ({ ...place, label, status })),
      ...contradictedBy.map((place) => ({ ...place, label, status: status === 'absent' ? 'present' : 'absent' })),
    ])
  })
}

try {
  const all = await patients()
  const list = patientList(all, (patient) => open(patient, list))
  const linked = all.find(({ id }) => id === decodeURIComponent(location.hash.slice(1)))
  if (linked !== undefined) await open(linked, list)
} catch (error) {
  welcome.replaceChildren(
    el('p', { class: 'failed', role: 'alert' }, `The patients could not be loaded: ${error.message}`),
  )
}
