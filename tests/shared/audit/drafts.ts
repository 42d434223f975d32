import { createHash } from 'node:crypto'
import { callIdentity, chainKey, feedbackIdentity } from '../../../shared/audit/identity.ts'
import type { AuditDraft, HookCallEntry } from '../../../shared/audit/record.ts'
import { answerIdFrom, memberId } from '../../../shared/cds-hooks/answer-id.ts'
import type { Feedback } from '../../../shared/cds-hooks/schema.ts'
import type { Assessment } from '../../../shared/classifier/assessment.ts'
import type { Evidence } from '../../../shared/evidence/evidence.ts'

export const recordedAt = '2026-11-05T08:30:00.250Z'

let uuids = 0

/** Ids that differ, without chance. */
export const nextUuid = (): string => {
  uuids += 1
  return `00000000-0000-4000-8000-${(uuids * 256).toString(16).padStart(12, '0')}`
}

/** A fact with words of the patient in it, so that a test can see where they go. */
export const quoted = (text: string): Evidence => ({
  feature: 'pain-worse-supine',
  status: 'present',
  certainty: 'asserted',
  temporality: 'current',
  side: 'left',
  kind: 'text',
  source: {
    reference: 'Observation/o1',
    version: '1',
    path: 'note[0].text',
    quote: { text, start: 0, end: text.length },
  },
})

const assessment = (patient: string, evidence: readonly Evidence[]): Assessment => ({
  format: 'supine-assessment/1',
  ruleSet: '2026.11.0',
  patient,
  evaluatedAt: recordedAt,
  hypotheses: [],
  trace: [{ id: 'CLTI-W3', topic: 'chronic-limb-threatening-ischemia', side: 'left', answer: 'unknown' }],
  evidence,
  problems: [],
})

export interface Call {
  readonly client?: string
  readonly tenant?: string
  readonly patient?: string
  readonly hookInstance?: string
  readonly evidence?: readonly Evidence[]
  readonly recordedAt?: string
  readonly summary?: string
}

/** The record of one hook call. Every call of this function has another answer id, as every answer has. */
export function hookCall(call: Call = {}): AuditDraft & { readonly answer: string; readonly entry: HookCallEntry } {
  const {
    client = 'local',
    patient = 'Patient/1',
    hookInstance = nextUuid(),
    evidence = [quoted('worse lying flat')],
  } = call
  const tenant = call.tenant === undefined ? {} : { tenant: call.tenant }
  const service = 'positional-leg-pain'
  const bodyDigest = createHash('sha256').update(`${hookInstance} ${patient}`).digest('hex')
  const answer = answerIdFrom(nextUuid())
  return {
    patient: chainKey({ client, ...tenant, patient }),
    recordedAt: call.recordedAt ?? recordedAt,
    call: callIdentity({ client, service, hookInstance, bodyDigest }),
    answer,
    entry: {
      kind: 'hook-call',
      client,
      ...tenant,
      service,
      hook: 'patient-view',
      hookInstance,
      user: 'Practitioner/p1',
      patient,
      bodyDigest,
      resources: [{ reference: 'Observation/o1', version: '1' }, { reference: patient }],
      prefetch: { patient: 'supplied', observations: 'fetched' },
      assessment: assessment(patient, evidence),
      cards: [
        {
          uuid: memberId(answer, 1),
          summary: call.summary ?? 'Left leg: measure the ankle-brachial index',
          indicator: 'warning',
          source: { label: 'Supine' },
        },
      ],
      receivedAt: recordedAt,
      answeredInMs: 3,
    },
  }
}

/** The record of what a clinician did with the first card of an answer. */
export function feedbackOn(
  answered: ReturnType<typeof hookCall>,
  outcomeTimestamp = '2026-11-05T08:31:00Z',
): AuditDraft {
  const { client, service, patient } = answered.entry
  const feedback: Feedback = { card: memberId(answered.answer, 1), outcome: 'overridden', outcomeTimestamp }
  return {
    patient: answered.patient,
    recordedAt,
    call: feedbackIdentity(client, feedback),
    entry: {
      kind: 'feedback',
      client,
      service,
      patient,
      answer: answered.answer,
      feedback,
      receivedAt: recordedAt,
    },
  }
}
