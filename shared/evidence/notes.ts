import type { Annotation } from 'fhir/r4.js'
import { items, words } from '../fhir/lenient.ts'
import { clinicalTime } from '../fhir/time.ts'
import type { Side } from '../terminology/features.ts'
import { type Entry, withoutCourse } from './entry.ts'
import { type Passage, readPassage } from './text.ts'

/** The notes of a resource as passages; a note's own time dates its words. */
export const notePassages = (notes: readonly Annotation[] | undefined, side: Side): readonly Passage[] =>
  items(notes).flatMap((note, i): readonly Passage[] => {
    const text = words(note.text)
    const at = clinicalTime(note.time)
    if (text === undefined) return []
    return [{ text, path: `note[${i}].text`, kind: 'narrative', side, ...(at === undefined ? {} : { at }) }]
  })

/** Reads the notes of a resource, which stand beside its side. */
export function readNotes(entry: Entry, notes: readonly Annotation[] | undefined, side: Side): void {
  for (const passage of notePassages(notes, side)) readPassage(withoutCourse(entry), passage)
}
