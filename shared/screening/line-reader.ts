/**
 * Reads the lines of an export: what each states, and as little of it as possible.
 *
 * The raw filter: a line of a form seen before is recognized on its bytes and never decoded or parsed, where its
 * form shows that it states nothing of use, or which facts it states. Every other line is parsed and read by
 * the readers of `evidence/`. Forms are learned from those readings, so the filter knows all that the code and
 * phrase tables know, and nothing else.
 */
import { canonicalValue } from '../evidence/measurement/units.ts'
import { clinicalTime, dayMs } from '../fhir/time.ts'
import { type Form, type FormFact, formOf } from './form.ts'
import { hashOf, hashOfText, idSeeds, patientSeed } from './hash.ts'
import { dayOf, decimalIn } from './instant.ts'
import { LineForms } from './line-forms.ts'
import { holesOf } from './line-pieces.ts'
import { type ParsedLine, parseLine } from './parse-line.ts'
import { typesNobodyReads } from './reading-plan.ts'
import { type Stated, statedBy, statementLine, statesSomething } from './statement.ts'

export type Outcome =
  /** Says something: `statement` holds it. */
  | 'stating'
  /** About a patient, and says nothing of use. */
  | 'silent'
  /** A resource of a type that never says anything. */
  | 'other-type'
  /** Names no patient by a literal reference. */
  | 'no-patient'
  | 'blank'
  /** Not a FHIR resource in JSON. */
  | 'corrupt'

const lineBreak = 0x0a

/** Bytes that must follow the last line break of what is read: comparisons look eight bytes at a time. */
export const slack = 8

/** What becomes of a fact of a line. */
const unheard = 0
const heardOnly = 1
const deciding = 2

/** Facts of one form; a line with more is parsed. */
const mostFacts = 64

/** An age in whole days, of a date as written, is known to so many days. */
const certainDays = 4

/** Lines longer than this are not worth learning: they carry a text of their own. */
const longestForm = 8_192

const nothing: ReadonlySet<string> = new Set()

type ParsedResource = Extract<ParsedLine, { readonly kind: 'resource' }>

export class LineReader {
  /** Of the line last read: resource type, hash of the patient id, hashes of type and id. */
  type = ''
  patientHash = 0
  idHash = 0
  idCheck = 0
  /** Line of JSON for a line that states something. */
  statement = ''
  /** Behind the line break. */
  next = 0
  /** Lines that were recognized, not parsed. */
  recognized = 0

  readonly #now: number
  readonly #filters: boolean
  readonly #forms = new LineForms()
  /** What becomes of each fact of the form at hand. */
  readonly #heard = new Uint8Array(mostFacts)
  /** By number; `undefined` for forms that must be parsed each time. */
  readonly #known: (Form | undefined)[] = []

  /**
   * @param now instant of the assessment, epoch milliseconds
   * @param filters false to parse every line: for comparison
   */
  constructor(now: number, filters = true) {
    this.#now = now
    this.#filters = filters
  }

  /**
   * Reads the line that begins at `from`.
   *
   * @param bytes ends with a line break and `slack` more bytes
   * @param view the same bytes
   * @param part which part of the source is read
   * @param offset where `from` stands in that part
   */
  read(bytes: Buffer, view: DataView, from: number, part: number, offset: number): Outcome {
    if (this.#filters) {
      const number = this.#forms.recognize(bytes, view, from)
      const form = number < 0 ? undefined : this.#known[number]
      if (form !== undefined) {
        const outcome = this.#take(form, bytes, view, part, offset)
        if (outcome !== undefined) {
          this.next = this.#forms.next
          this.recognized += 1
          return outcome
        }
      }
      const end = number < 0 ? bytes.indexOf(lineBreak, from) : this.#forms.next - 1
      this.next = end + 1
      return this.#parse(bytes, from, end, part, offset, number < 0)
    }
    const end = bytes.indexOf(lineBreak, from)
    this.next = end + 1
    return this.#parse(bytes, from, end, part, offset, false)
  }

  // --- lines of a known form

  /** What a line of a known form says; `undefined` where its dates or numbers need a closer look. */
  #take(form: Form, bytes: Buffer, view: DataView, part: number, offset: number): Outcome | undefined {
    const { starts, ends } = this.#forms
    const { facts, dateHole, dateHoles, subjectHole, idHole } = form
    /** At least so many days old, whatever the time of day and zone; of all dates, the latest counts for `youngest`. */
    let days = 0
    let youngest = Number.POSITIVE_INFINITY
    for (const hole of dateHoles) {
      const age = (this.#now - dayOf(bytes, starts[hole] ?? 0, ends[hole] ?? 0)) / dayMs - 2
      if (Number.isNaN(age)) return undefined
      if (hole === dateHole) days = age
      if (age < youngest) youngest = age
    }
    const start = starts[subjectHole] ?? 0
    const end = ends[subjectHole] ?? 0
    if (end - start > 64) return undefined
    let isHeard = false
    for (const [i, fact] of facts.entries()) {
      const heard = this.#hears(fact, bytes, days, youngest)
      if (heard === undefined) return undefined
      this.#heard[i] = heard
      isHeard ||= heard !== unheard
    }
    this.type = form.type
    this.patientHash = hashOf(view, start, end, patientSeed)
    if (isHeard) return this.#repeat(form, bytes, part, offset)
    const idStart = starts[idHole] ?? 0
    const idEnd = ends[idHole] ?? 0
    this.idHash = hashOf(view, idStart, idEnd, idSeeds[0])
    this.idCheck = hashOf(view, idStart, idEnd, idSeeds[1])
    return 'silent'
  }

  /** Whether a fact of this line can still be heard, and could decide; `undefined` near a border. */
  #hears(fact: FormFact, bytes: Buffer, days: number, youngest: number): number | undefined {
    // What is dated in the future is told to the clinician.
    if (!(youngest > 0)) return undefined
    const { number } = fact
    if (number === undefined) {
      if (days > fact.overAfterDays) return unheard
      return days + certainDays < fact.overAfterDays ? (fact.decides ? deciding : heardOnly) : undefined
    }
    const { starts, ends } = this.#forms
    const value = decimalIn(bytes, starts[number.hole] ?? 0, ends[number.hole] ?? 0)
    for (const { low, high, overAfterDays, decides } of number.ranges) {
      if (!(value >= low && value <= high)) continue
      if (days > overAfterDays) return unheard
      const isCertain = overAfterDays === Number.POSITIVE_INFINITY || days + certainDays < number.currentDays
      return isCertain ? (decides ? deciding : heardOnly) : undefined
    }
    return undefined
  }

  /** Writes the statement of a line from its facts; `undefined` where a date is not one after all. */
  #repeat(form: Form, bytes: Buffer, part: number, offset: number): Outcome | undefined {
    const textIn = (hole: number) => bytes.toString('latin1', this.#forms.starts[hole], this.#forms.ends[hole])
    const versionText = form.versionHole < 0 ? '' : textIn(form.versionHole)
    const version = form.versionHole < 0 ? Number.NaN : Number(versionText)
    const updated = form.updatedHole < 0 ? Number.NaN : Date.parse(textIn(form.updatedHole))
    const resource = `"${form.type}/${textIn(form.idHole)}"`
    let evidence = ''
    let decides = false
    for (const [i, { pieces, marks, number }] of form.facts.entries()) {
      const heard = this.#heard[i]
      if (heard === unheard) continue
      decides ||= heard === deciding
      const value = number === undefined ? 0 : Number(textIn(number.hole))
      if (evidence !== '') evidence += ','
      evidence += pieces[0]
      for (const [j, mark] of marks.entries()) {
        if (mark.kind === 'reference') evidence += resource
        else if (mark.kind === 'version') evidence += `"${versionText}"`
        else if (number !== undefined && mark.kind === 'value')
          evidence += JSON.stringify(canonicalValue(number.feature, { ...number.stated, value }) ?? null)
        else if (number !== undefined && mark.kind === 'original')
          evidence += JSON.stringify(`${number.before}${value}${number.after}`)
        else if (mark.kind === 'date') evidence += `"${textIn(mark.hole)}"`
        else if (mark.kind === 'instant') {
          const time = clinicalTime(textIn(mark.hole))
          if (time === undefined) return undefined
          evidence += time.ms
        }
        evidence += pieces[j + 1]
      }
    }
    this.statement =
      `{"decides":${decides},"patient":"Patient/${textIn(form.subjectHole)}","resource":${resource},"updated":${Number.isNaN(updated) ? -1 : updated}` +
      `,"version":${Number.isFinite(version) ? version : -1},"evidence":[${evidence}],"problems":[],"place":[${part},${offset}]}`
    return 'stating'
  }

  // --- all other lines

  #parse(bytes: Buffer, from: number, end: number, part: number, offset: number, learns: boolean): Outcome {
    if (this.#filters && this.#isOtherType(bytes, from, end)) return 'other-type'
    const parsed = parseLine(bytes.toString('utf8', from, end))
    this.type = parsed.kind === 'resource' ? parsed.resource.resourceType : 'type' in parsed ? parsed.type : ''
    if (parsed.kind !== 'resource') return parsed.kind
    const { resource, patientId } = parsed
    const stated = statedBy(resource, this.#now)
    this.patientHash = hashOfText(patientId, patientSeed)
    this.idHash = hashOfText(resource.id ?? '', idSeeds[0])
    this.idCheck = hashOfText(resource.id ?? '', idSeeds[1])
    if (learns && end - from <= longestForm) this.#learn(bytes.subarray(from, end + 1), parsed, stated)
    if (!statesSomething(stated)) return 'silent'
    this.statement = statementLine(
      patientId === '' ? '' : `Patient/${patientId}`,
      resource,
      [part, offset],
      stated,
      this.#now,
    )
    return 'stating'
  }

  #learn(line: Buffer, { resource, hasOwnId, plan }: ParsedResource, stated: Stated): void {
    if (!hasOwnId || resource.resourceType === 'Medication') return
    const holes = holesOf(line.subarray(0, -1), plan, statesSomething(stated) ? nothing : plan.weakening)
    if (holes === undefined) return
    const form = formOf(resource, holes, plan, this.#now)
    const fits = form === undefined || form.facts.length <= mostFacts
    if (this.#forms.learn(line, holes, this.#known.length)) this.#known.push(fits ? form : undefined)
  }

  /** Types nobody reads are most of some exports, and large. Only a line that begins and ends as it should is taken at its word. */
  #isOtherType(bytes: Buffer, from: number, end: number): boolean {
    if (bytes.compare(typePrefix, 0, typePrefix.length, from, Math.min(end, from + typePrefix.length)) !== 0)
      return false
    const start = from + typePrefix.length
    let at = start
    while (at < end && at - start < 40 && isLetter(bytes[at] ?? 0)) at += 1
    const type = bytes.toString('latin1', start, at)
    if (!typesNobodyReads.has(type) || bytes[at] !== 0x22 || bytes[at + 1] !== 0x2c || bytes[at + 2] !== 0x22)
      return false
    let last = end - 1
    while (last > at && (bytes[last] ?? 0) <= 0x20) last -= 1
    if (bytes[last] !== 0x7d) return false
    this.type = type
    return true
  }
}

const typePrefix = Buffer.from('{"resourceType":"')

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
