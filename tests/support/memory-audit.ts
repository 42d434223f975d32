import type { AuditDraft, AuditRecord, AuditStore } from '../../shared/audit/record.ts'
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
    async append(draft: AuditDraft) {
      if (store.down) throw new AuditUnavailable('append (Test)')
      const chain = chainOf(draft.patient)
      const first = chain.find((record) => record.call === draft.call)
      if (first !== undefined) return { record: first, repeated: true }
      const sequence = chain.length + 1
      const record = {
        ...draft,
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
