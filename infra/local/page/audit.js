import { el } from './dom.js'
import { auditOf } from './ehr.js'

/** The patient's audit chain, read from this machine's table when it is opened and again after feedback. */
export function auditView(patientId) {
  const body = el('div', { 'aria-live': 'off' })
  const refresh = async () => {
    try {
      body.replaceChildren(chain(await auditOf(patientId)))
    } catch (error) {
      body.replaceChildren(el('p', { class: 'failed' }, `The audit trail could not be read: ${error.message}`))
    }
  }
  const view = el(
    'details',
    { class: 'audit', ontoggle: () => view.open && refresh() },
    el('summary', {}, 'Audit trail of this patient (this machine only)'),
    body,
  )
  return { view, refresh: () => (view.open ? refresh() : undefined) }
}

const kinds = { 'hook-call': 'Chart opened', feedback: 'Feedback' }

function chain({ records }) {
  if (records.length === 0) return el('p', {}, 'Nothing recorded yet.')
  const rows = records.map((record) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, String(record.sequence)),
      el('td', {}, el('time', { datetime: record.recordedAt }, record.recordedAt.replace('T', ' ').slice(0, 19))),
      el('td', {}, kinds[record.entry.kind] ?? record.entry.kind, outcomeOf(record.entry)),
      el('td', {}, el('code', { title: record.previous }, record.previous.slice(0, 8))),
      el('td', {}, el('code', { title: record.hash }, record.hash.slice(0, 8))),
    ),
  )
  return el(
    'div',
    {},
    el(
      'p',
      { class: 'hint' },
      'Each record carries the hash of the one before, so none can be changed or removed unseen.',
    ),
    el(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Audit records' },
      el(
        'table',
        {},
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            ...['No.', 'When (UTC)', 'What', 'Before', 'Hash'].map((name) => el('th', { scope: 'col' }, name)),
          ),
        ),
        el('tbody', {}, ...rows),
      ),
    ),
    el(
      'details',
      {},
      el('summary', {}, 'Records as stored'),
      el('pre', { tabindex: '0' }, el('code', {}, JSON.stringify(records, null, 2))),
    ),
  )
}

function outcomeOf({ kind, cards, feedback }) {
  if (kind === 'hook-call')
    return `: ${cards.length === 0 ? 'no card' : cards.map(({ source }) => source.topic?.display ?? source.label).join(', ')}`
  const reason = feedback.overrideReason?.reason?.display ?? feedback.overrideReason?.reason?.code
  return `: ${feedback.outcome}${reason === undefined ? '' : `, ${reason}`}`
}
