/**
 * Where a line of NDJSON can differ from another line that says the same: its id, its patient, its dates,
 * its measured numbers, and whatever no reader looks at. All else is constant.
 */
import type { ReadingPlan } from './reading-plan.ts'

/** What stands in a hole of a line. */
export type HoleRole =
  | { readonly kind: 'id' }
  /** Id of the patient in a literal reference. */
  | { readonly kind: 'subject' }
  | { readonly kind: 'version' }
  | { readonly kind: 'updated' }
  /** One of the plan's dates, by its path. */
  | { readonly kind: 'date'; readonly path: string }
  /** Since when or until when. */
  | { readonly kind: 'bound' }
  /** A measured number: `component` is its index, -1 for the Observation's own value. */
  | { readonly kind: 'number'; readonly component: number }
  /** Nobody looks here. */
  | { readonly kind: 'ignored' }

export interface Hole {
  readonly role: HoleRole
  /**
   * `text`: content of a JSON string. `word`: the same, plain ASCII without escapes, not empty. `id`: letters,
   * digits, `-` and `.`. `number`: a JSON number without exponent.
   */
  readonly shape: 'text' | 'word' | 'id' | 'number'
  readonly start: number
  readonly end: number
}

const quote = 0x22
const backslash = 0x5c
const brace = 0x7b
const bracket = 0x5b

/** Deeper than any FHIR resource. */
const deepest = 32

const literalPatient = /^(?:[^"\\]*\/)?Patient\/(?<id>[A-Za-z0-9\-.]{1,64})$/

/**
 * The holes of one line, in order; `undefined` where the line has something that should not be generalized
 * over (a member twice, a reference that names no patient, depth).
 *
 * @param line bytes of one line that `JSON.parse` accepts, without its line break
 * @param plan of its resource type
 * @param sayNothing members that are known not to matter in this line
 */
export function holesOf(
  line: Uint8Array,
  plan: ReadingPlan,
  sayNothing: ReadonlySet<string>,
): readonly Hole[] | undefined {
  const text = new TextDecoder('latin1')
  const holes: Hole[] = []
  let at = 0
  let refused = false

  const blank = () => {
    while (line[at] === 0x20 || line[at] === 0x09 || line[at] === 0x0d) at += 1
  }
  /** Content of the string that begins at `at`. */
  const string = (): readonly [start: number, end: number] => {
    const start = at + 1
    at = start
    while (line[at] !== quote) at += line[at] === backslash ? 2 : 1
    at += 1
    return [start, at - 1]
  }
  const words = (start: number, end: number): string => text.decode(line.subarray(start, end))
  const isWord = (start: number, end: number): boolean => /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/.test(words(start, end))

  const hole = (role: HoleRole, shape: Hole['shape'], start: number, end: number) => {
    if (shape === 'word' && !isWord(start, end)) refused = true
    if (shape === 'number' && !/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(words(start, end))) refused = true
    holes.push({ role, shape, start, end })
  }

  const stringAt = (path: readonly string[]) => {
    const [start, end] = string()
    const role = roleOf(path, plan, sayNothing)
    // A number written as text is rare enough to be a constant.
    if (role === undefined || role.kind === 'number') return
    if (role.kind === 'ignored' && fixed.has(path.at(-1) ?? '')) return
    if (role.kind !== 'subject') {
      hole(role, role.kind === 'ignored' || role.kind === 'bound' ? 'text' : 'word', start, end)
      return
    }
    const id = literalPatient.exec(words(start, end))?.groups?.id
    if (id === undefined) refused = true
    else hole(role, 'id', end - id.length, end)
  }

  const numberAt = (path: readonly string[]) => {
    const start = at
    while (at < line.length && /[-+.0-9eE]/.test(String.fromCharCode(line[at] ?? 0))) at += 1
    const role = roleOf(path, plan, sayNothing)
    if (role === undefined) return
    if (role.kind === 'number' || role.kind === 'ignored') hole(role, 'number', start, at)
    else refused = true
  }

  const value = (path: readonly string[]): void => {
    if (path.length > deepest) refused = true
    if (refused) return
    blank()
    const first = line[at]
    if (first === quote) stringAt(path)
    else if (first === brace) object(path)
    else if (first === bracket) list(path)
    else if (first === 0x2d || (first !== undefined && first >= 0x30 && first <= 0x39)) numberAt(path)
    else while (at < line.length && /[a-z]/.test(String.fromCharCode(line[at] ?? 0))) at += 1
    blank()
  }

  const object = (path: readonly string[]) => {
    const seen = new Set<string>()
    at += 1
    blank()
    while (line[at] === quote && !refused) {
      const [start, end] = string()
      const key = words(start, end)
      // The last of two members of one name counts; a name with escapes may be any name.
      if (seen.has(key) || key.includes('\\')) refused = true
      seen.add(key)
      blank()
      at += 1 // :
      value([...path, key])
      if (line[at] === 0x2c) at += 1
      blank()
    }
    at += 1 // }
  }

  const list = (path: readonly string[]) => {
    at += 1
    blank()
    for (let i = 0; at < line.length && line[at] !== 0x5d && !refused; i += 1) {
      value([...path, `${i}`])
      if (line[at] === 0x2c) at += 1
    }
    at += 1 // ]
  }

  value([])
  return refused || at !== line.length ? undefined : holes
}

/** Strings that stay the same from line to line even where nobody reads them; a constant is compared faster than a hole. */
const fixed: ReadonlySet<string> = new Set(['system', 'url', 'code', 'use', 'unit', 'type', 'status'])

const isWhole = (path: readonly string[], ...names: readonly string[]): boolean =>
  path.length === names.length && names.every((name, i) => path[i] === name)

/** What a string or number at a path is; `undefined` for what the readers read. */
function roleOf(path: readonly string[], plan: ReadingPlan, sayNothing: ReadonlySet<string>): HoleRole | undefined {
  const [top = '', second = ''] = path
  if (isWhole(path, 'id')) return { kind: 'id' }
  if (isWhole(path, 'subject', 'reference') || isWhole(path, 'patient', 'reference')) return { kind: 'subject' }
  if (top === 'subject' || top === 'patient') return { kind: 'ignored' }
  if (isWhole(path, 'meta', 'versionId')) return { kind: 'version' }
  if (isWhole(path, 'meta', 'lastUpdated')) return { kind: 'updated' }
  if (top === 'meta' || plan.ignored.has(top) || sayNothing.has(top)) return { kind: 'ignored' }
  if (top === 'valueQuantity' && isWhole(path, top, 'value')) return { kind: 'number', component: -1 }
  if (top === 'component' && isWhole(path, top, second, 'valueQuantity', 'value'))
    return { kind: 'number', component: Number(second) }
  // The addresses of extensions are what the reader asks for; what it finds there is a date.
  if (
    top === 'extension' &&
    path.length === 3 &&
    path[2] === 'valueDateTime' &&
    plan.dates.includes('extension.valueDateTime')
  )
    return { kind: 'date', path: 'extension.valueDateTime' }
  const date = path.join('.')
  if (plan.dates.includes(date) || plan.course?.onset === date || plan.course?.ended === date)
    return { kind: 'date', path: date }
  return plan.bounds.has(top) ? { kind: 'bound' } : undefined
}
