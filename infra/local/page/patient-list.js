import { el } from './dom.js'

const titles = {
  hypotheses: 'One for each hypothesis',
  quiet: 'Quiet: no card may appear',
  difficult: 'Difficult records',
  synthea: 'Synthea, synthetic population',
}

/**
 * The patients in groups, one stop of the tab key for all: arrows, Home and End move, Enter opens.
 *
 * @param {readonly object[]} patients
 * @param {(patient: object) => void} open
 */
export function patientList(patients, open) {
  const filter = document.getElementById('filter')
  const found = document.getElementById('found')
  const buttons = new Map(
    patients.map((patient) => [
      patient.id,
      el(
        'button',
        { type: 'button', tabindex: '-1', 'data-patient': patient.id, onclick: () => open(patient) },
        el('span', { class: 'shows' }, patient.shows),
        el('span', { class: 'who' }, `${patient.name}, ${patient.gender}, born ${patient.birthDate}`),
      ),
    ]),
  )
  const groups = Object.entries(titles).map(([group, title]) => {
    const members = patients.filter((patient) => patient.group === group)
    return el(
      'details',
      { 'data-group': group, open: group !== 'synthea' },
      el('summary', {}, `${title} (${members.length})`),
      el('ul', {}, ...members.map(({ id }) => el('li', {}, buttons.get(id)))),
    )
  })
  const list = document.getElementById('patient-list')
  list.replaceChildren(...groups)

  const visible = () => [...list.querySelectorAll('details[open] li:not([hidden]) button')]
  const oneTabStop = (target) => {
    for (const button of buttons.values()) button.tabIndex = button === target ? 0 : -1
  }
  oneTabStop(visible()[0])

  list.addEventListener('keydown', (event) => {
    const all = visible()
    const at = all.indexOf(document.activeElement)
    if (at === -1) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    const target = all[to]
    if (target === undefined) return
    event.preventDefault()
    oneTabStop(target)
    target.focus()
  })
  list.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLButtonElement) oneTabStop(event.target)
  })
  // A closed group takes its buttons out of reach: the tab stop moves to one that can be reached.
  for (const group of groups) {
    group.addEventListener('toggle', () => {
      const all = visible()
      if (!all.some((button) => button.tabIndex === 0)) oneTabStop(all[0])
    })
  }

  filter.addEventListener('input', () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean)
    let count = 0
    for (const { id, name, shows } of patients) {
      const hit = words.every((word) => `${name} ${shows}`.toLowerCase().includes(word))
      buttons.get(id).parentElement.hidden = !hit
      if (hit) count += 1
    }
    for (const group of groups) {
      group.hidden = group.querySelector('li:not([hidden])') === null
      if (words.length > 0) group.open = true
    }
    found.textContent = words.length === 0 ? '' : `${count} of ${patients.length} patients`
    const all = visible()
    if (!all.some((button) => button.tabIndex === 0)) oneTabStop(all[0])
  })
  filter.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    visible()[0]?.focus()
  })

  return {
    /** Marks the patient whose chart is open. @param {string} id */
    mark(id) {
      for (const [key, button] of buttons) {
        if (key === id) button.setAttribute('aria-current', 'true')
        else button.removeAttribute('aria-current')
      }
    },
  }
}
