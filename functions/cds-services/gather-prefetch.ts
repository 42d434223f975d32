import { readPrefetch } from '../../shared/cds-hooks/prefetch.ts'
import type { Gather } from './deps.ts'

/** Takes what the client supplied and asks nobody else. */
export const gatherPrefetch: Gather = async ({ prefetch }, templates) => readPrefetch(templates, prefetch)
