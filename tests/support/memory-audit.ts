import { type AlertMemory, nothingRemembered } from '../../shared/alert-memory/memory.ts'
import { remember } from '../../shared/alert-memory/remember.ts'
import type { AuditDraft, AuditEntry, AuditRecord, AuditStore, ChainView } from '../../shared/audit/record.ts'
import { AuditUnavailable } from '../../shared/audit/record.ts'

export interface MemoryAudit extends AuditStore {
  /** Every record, in the order it was added. */
  readonly records: AuditRecord[]
  /** Makes every operation fail, as when the table cannot be reached. */
  down: boolean
}

/** An audit store for tests of what stands above it. Its hashes are not hashes: the real store has its own tests. */
export function memoryAudit(): MemoryAudit {
  const records: AuditRecord[] = []
  const chainOf = (patient: string) => records.filter((record) => record.patient === patient)
  const store: MemoryAudit = {
    records,
    down: false,
    async look(patient, call) {
      if (store.down) throw new AuditUnavailable('look (Test)')
      const chain = chainOf(patient)
      const first = chain.find((record) => record.call === call)
      return { patient, call, head: chain.at(-1), ...(first === undefined ? {} : { first }) }
    },
    async append(draft: AuditDraft, seen?: ChainView, anew?: (memory: AlertMemory) => AuditEntry) {
      if (store.down) throw new AuditUnavailable('append (Test)')
      const chain = chainOf(draft.patient)
      const first = chain.find((record) => record.call === draft.call)
      if (first !== undefined) return { record: first, repeated: true }
      const sequence = chain.length + 1
      const before = chain.at(-1)?.memory ?? nothingRemembered
      const stale = JSON.stringify(before) !== JSON.stringify(seen?.head?.memory ?? nothingRemembered)
      const entry = stale && anew !== undefined ? anew(before) : draft.entry
      const record = {
        ...draft,
        entry,
        memory: remember(before, entry),
        sequence,
        previous: chain.at(-1)?.hash ?? '0',
        previousExpiresAt: 0,
        hash: `hash-${sequence}`,
        expiresAt: 0,
      }
      records.push(record)
      return { record, repeated: false }
    },
    async recordOfAnswer(answer) {
      if (store.down) throw new AuditUnavailable('find (Test)')
      return records.find((record) => record.answer === answer)
    },
  }
  return store
}
