import type { Evidence } from '../evidence/evidence.ts'
import { dayMs } from '../fhir/time.ts'
import { resultMarks } from './awaited.ts'
import { type Basis, mark, newIn } from './basis.ts'
import type { AlertMemory, Mute, Showing } from './memory.ts'
import type { Subject } from './subject.ts'

/** The call a card would be shown in. */
export interface Occasion {
  /** Epoch milliseconds. */
  readonly now: number
  readonly service: string
  readonly encounter?: string
  /** `Practitioner/abc` */
  readonly user?: string
  /** `once`: a card shown in this encounter by one service is not shown again by the others. */
  readonly acrossHooks: 'once' | 'repeat'
  /** Everything the rules could see (`Assessment.evidence`). */
  readonly evidence: readonly Evidence[]
}

/** A card that is not shown, and why. Kept in the audit record. */
export interface MutedCard extends Subject {
  readonly why: 'overridden' | 'order-accepted' | 'shown-in-encounter'
  /** Override reason code, where that is why. */
  readonly reason?: string
  /** Instant it comes back by itself, ISO 8601. */
  readonly until: string
}

/** A service may repeat another's card in the same encounter after a day. A house row: stays last for weeks. */
export const oncePerEncounterMs = dayMs

export const userMark = (reference: string): string => mark('user', reference)

/**
 * Which cards would be repeats, and why. Never a critical one, never one that is more urgent or rests on new
 * evidence, and nothing without a reason in memory.
 */
export function recall(memory: AlertMemory, subjects: readonly Subject[], occasion: Occasion): readonly MutedCard[] {
  return subjects.flatMap((subject): readonly MutedCard[] => {
    if (subject.urgency === 'critical' || !Object.hasOwn(memory, subject.about)) return []
    const { mutes = [], shown } = memory[subject.about] ?? {}
    const mute = mutes.find((one) => isMuting(one, subject, occasion))
    if (mute !== undefined) {
      const { reason, until } = mute
      const back = { until: new Date(until).toISOString() }
      return mute.orders === undefined
        ? [{ ...subject, why: 'overridden', reason, ...back }]
        : [{ ...subject, why: 'order-accepted', ...back }]
    }
    if (shown === undefined || !isRepeat(shown, subject, occasion)) return []
    return [{ ...subject, why: 'shown-in-encounter', until: new Date(shown.at + oncePerEncounterMs).toISOString() }]
  })
}

function isMuting(mute: Mute, subject: Basis, { now, encounter, user, evidence }: Occasion): boolean {
  if (now >= mute.until) return false
  if (mute.encounter !== undefined && mute.encounter !== encounter) return false
  if (mute.user !== undefined && (user === undefined || mute.user !== userMark(user))) return false
  return newIn(subject, mute) === undefined && !hasResult(mute, evidence)
}

/** Something an accepted order asked for is on record that was not there when it was accepted. */
function hasResult({ orders = [], results = [] }: Mute, evidence: readonly Evidence[]): boolean {
  const known = new Set(results)
  return resultMarks(orders, evidence).some((result) => !known.has(result))
}

function isRepeat(shown: Showing, subject: Basis, { now, service, encounter, user, acrossHooks }: Occasion): boolean {
  // Another clinician has not seen it.
  const toThisUser = shown.to.filter(
    (one) => one.user === undefined || user === undefined || one.user === userMark(user),
  )
  return (
    acrossHooks === 'once' &&
    shown.encounter === encounter &&
    toThisUser.length > 0 &&
    toThisUser.every((one) => one.service !== service) &&
    now < shown.at + oncePerEncounterMs &&
    newIn(subject, shown) === undefined
  )
}
