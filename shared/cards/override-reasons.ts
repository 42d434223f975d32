import type { Coding } from '../cds-hooks/schema.ts'

/**
 * Why a clinician may put a card aside, most common first. Codes and displays as in the CDS Hooks 3.0
 * ballot's code system (trial use): no code of our own, so reports compare between services.
 * Source: HL7/cds-hooks, input/vocabulary/CodeSystem-non-adherence-reason-codes.json.
 */
export const overrideReasonSystem = 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes'

const reason = (code: string, display: string): Coding => ({ system: overrideReasonSystem, code, display })

export const overrideReasons: readonly Coding[] = [
  reason('cds-not-applicable', 'PC CDS does not apply to patient'),
  reason('action-completed', 'Recommended action was already completed'),
  reason('indication-order-exists', 'Patient has indication/order for intended action'),
  reason(
    'need-more-info',
    'Could not address recommended action due to need for more information/pending results/pending consult',
  ),
  reason('recipient-disagrees-evidence', 'Recipient disagrees with recommendation because of issues with the evidence'),
  reason('action-not-priority', 'Recommended action is not relevant or a priority in current state of health'),
  reason('wrong-time-workflow', 'PC CDS delivered at wrong time in workflow or patient lifecycle'),
  reason('inappropriate-recipient', 'PC CDS delivered to inappropriate recipient/role'),
  reason('patient-contraindication', 'Patient has contraindication to recommended action'),
  reason('patient-refuses', 'Patient refuses/declines (no context given)*'),
  reason('service-not-available', 'Treatment or service is not practically available'),
]
