import { type Mention, readText, type TextContext } from '../../../../../shared/evidence/free-text/read-text.ts'

const mark = (m: Mention): string =>
  m.temporality === 'historical' ? '~' : m.certainty === 'possible' ? '?' : m.status === 'present' ? '+' : '-'

/** What was read, as one string a statement: `+cold-limb@left`, `-leg-swelling`. */
export const read = (text: string, context: TextContext = { kind: 'narrative' }): readonly string[] =>
  [
    ...new Set(
      readText(text, context).map(
        (m) =>
          `${mark(m)}${m.feature}${m.side === 'unknown' ? '' : `@${m.side}`}${m.value === undefined ? '' : `=${m.value}`}`,
      ),
    ),
  ].sort()

/** Statements without side and value. */
export const bare = (text: string, context: TextContext = { kind: 'narrative' }): readonly string[] =>
  [...new Set(readText(text, context).map((m) => `${mark(m)}${m.feature}`))].sort()
