import type { Annotation } from 'fhir/r4.js'
import { items, words } from '../fhir/lenient.ts'
import { clinicalTime } from '../fhir/time.ts'
import type { Side } from '../terminology/features.ts'
import type { Entry, Findings } from './entry.ts'
import { type Passage, readPassage } from './text.ts'

/** The notes of a resource as passages; a note's own time dates its words. */
export function notePassages(notes: readonly Annotation[] | undefined, side: Side): readonly Passage[] {
  return items(notes).flatMap((note, i): readonly Passage[] => {
    const text = words(note.text)
    const at = clinicalTime(note.time)
    if (text === undefined) return []
    return [{ text, path: `note[${i}].text`, kind: 'narrative', side, ...(at === undefined ? {} : { at }) }]
  })
}

/** Reads the notes of a resource. When the resource's fact began does not date what its notes say. */
export function readNotes(
  entry: Entry,
  notes: readonly Annotation[] | undefined,
  side: Side,
  findings: Findings,
): void {
  const { onset: _, ...undatedOnset } = entry
  for (const passage of notePassages(notes, side)) readPassage(undatedOnset, passage, findings)
}
