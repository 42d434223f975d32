import { el } from './dom.js'

/** The record as prefetch carried it, in the order a clinician reads: notes, problems, measurements, drugs. */

const shownAtOnce = 8

/** @param {Record<string, object>} record prefetch values @param {readonly object[]} evidence places the cards rest on, to mark */
export function chartView(record, evidence) {
  const resources = Object.values(record).flatMap((value) =>
    value?.resourceType === 'Bundle' ? (value.entry ?? []).map(({ resource }) => resource) : [value],
  )
  const newest = (type, keep = () => true) =>
    resources
      .filter((resource) => resource?.resourceType === type && keep(resource))
      .map((resource) => ({ resource, at: dateOf(resource) }))
      .sort((a, b) => b.at.localeCompare(a.at))

  const isNote = ({ valueString }) => valueString !== undefined
  return el(
    'section',
    { class: 'chart', 'aria-labelledby': 'chart-title' },
    el('h3', { id: 'chart-title' }, 'What the record says'),
    part('Notes', newest('Observation', isNote), (note) => markedText(note, 'valueString', note.valueString, evidence)),
    part('Problems', newest('Condition'), (condition) => [
      ...markedText(condition, 'code.text', nameOf(condition.code), evidence),
      quiet(statusOf(condition)),
      ...(condition.note ?? []).flatMap(({ text }, i) => [
        el('br'),
        ...markedText(condition, `note[${i}].text`, text, evidence),
      ]),
    ]),
    part(
      'Measurements and findings',
      newest('Observation', (o) => !isNote(o)),
      (observation) => [
        `${nameOf(observation.code)}: `,
        marked(observation, evidence, readingOf(observation)),
        quiet([observation.bodySite?.text, observation.note?.[0]?.text].filter(Boolean).join(', ')),
      ],
    ),
    part('Medications', newest('MedicationRequest'), (request) => [
      nameOf(request.medicationCodeableConcept),
      quiet(request.status === 'active' ? '' : request.status),
    ]),
  )
}

function part(title, items, body) {
  if (items.length === 0) return undefined
  const entries = items.map(({ resource, at }) =>
    el(
      'li',
      {},
      el('time', { datetime: at }, at.slice(0, 10) || 'no date'),
      el('span', {}, ...[body(resource)].flat()),
    ),
  )
  const rest = entries.slice(shownAtOnce)
  return el(
    'div',
    { class: 'part' },
    el('h4', {}, title),
    el('ul', {}, ...entries.slice(0, shownAtOnce)),
    rest.length === 0 ? undefined : el('details', {}, el('summary', {}, `${rest.length} older`), el('ul', {}, ...rest)),
  )
}

const dateOf = (resource) =>
  resource.effectiveDateTime ??
  resource.onsetDateTime ??
  resource.recordedDate ??
  resource.authoredOn ??
  resource.issued ??
  ''

const nameOf = (concept) => concept?.text ?? concept?.coding?.[0]?.display ?? concept?.coding?.[0]?.code ?? 'unnamed'

const statusOf = ({ clinicalStatus, verificationStatus }) =>
  [clinicalStatus, verificationStatus]
    .map((status) => status?.coding?.[0]?.code)
    .filter((code) => code !== undefined && code !== 'active' && code !== 'confirmed')
    .join(', ')

function readingOf({ valueQuantity, valueCodeableConcept, valueBoolean, component, dataAbsentReason }) {
  if (valueQuantity !== undefined)
    return `${valueQuantity.comparator ?? ''}${rounded(valueQuantity.value)} ${unitOf(valueQuantity)}`
  if (valueCodeableConcept !== undefined) return nameOf(valueCodeableConcept)
  if (valueBoolean !== undefined) return valueBoolean ? 'yes' : 'no'
  if (component !== undefined) return component.map((part) => `${nameOf(part.code)} ${readingOf(part)}`).join(', ')
  return dataAbsentReason === undefined ? 'no value' : nameOf(dataAbsentReason)
}

/** UCUM's braces are remarks, not units. */
const unitOf = ({ unit, code }) => (unit ?? code ?? '').replace(/^\{.*\}$/, '')

const rounded = (value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : '')

const quiet = (text) => (text === '' ? undefined : el('span', { class: 'quiet' }, ` (${text})`))

const about = (resource, evidence) =>
  evidence.filter(({ reference }) => reference === `${resource.resourceType}/${resource.id}`)

const titleOf = ({ label, status }) => (status === 'absent' ? `counts as absent: ${label}` : `counts as: ${label}`)

/** A measurement that counted, marked whole. */
function marked(resource, evidence, text) {
  const read = about(resource, evidence)
  return read.length === 0 ? text : el('mark', { title: read.map(titleOf).join('; ') }, text)
}

/** Words of the record with the spans marked that a card rests on, by the offsets it gives. */
function markedText(resource, path, text, evidence) {
  const spans = about(resource, evidence)
    .filter((read) => read.path === path && read.start >= 0 && read.start < read.end && read.end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const parts = []
  let at = 0
  for (const read of spans) {
    if (read.start < at) continue
    parts.push(
      text.slice(at, read.start),
      el('mark', { class: read.status, title: titleOf(read) }, text.slice(read.start, read.end)),
    )
    at = read.end
  }
  return [...parts, text.slice(at)]
}
