/**
 * A note with what a careful reader takes from it. `+feature` present, `-feature` absent, `?feature` possible, `~feature` historical;
 * `@left` and so on where the words name a side. `may` lists statements a reader may also take from it; everything else is wrong.
 */
export interface AnnotatedNote {
  readonly text: string
  readonly must: string
  readonly may?: string
}
