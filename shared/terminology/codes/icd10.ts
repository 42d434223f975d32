import type { CodeRow } from './code-row.ts'

export const icd10: readonly CodeRow[] = []
