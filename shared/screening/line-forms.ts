/**
 * Recognizes lines that differ from a line seen before only in its holes, without decoding or parsing them.
 *
 * The forms are kept as one tree of bytes (a radix tree with holes), so that the time to recognize a line
 * depends on its length and not on how many forms are known. Exact: a line is recognized only if every byte
 * outside the holes is the same and what stands in the holes is JSON.
 */
import type { Hole } from './line-pieces.ts'

const constant = 1
const branch = 2
const textHole = 3
const wordHole = 4
const idHole = 5
const numberHole = 6
const leaf = 7

const shapes = { text: textHole, word: wordHole, id: idHole, number: numberHole } as const

/** Forms beyond this are not learned: records of hand-written text have no form. */
const mostNodes = 60_000
const mostBytes = 12_000_000
export const mostHoles = 160

const lineBreak = 0x0a

/** 0 ends a hole, 1 stays in it, 2 is an escape. */
const inText = new Uint8Array(256).fill(1)
inText.fill(0, 0, 0x20)
inText[0x22] = 0
inText[0x5c] = 2
const inWord = new Uint8Array(256)
inWord.fill(1, 0x20, 0x7f)
inWord[0x22] = 0
inWord[0x5c] = 0
const inId = new Uint8Array(256)
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.')) inId[byte] = 1
const isDigit = new Uint8Array(256)
isDigit.fill(1, 0x30, 0x3a)
const isHex = new Uint8Array(256)
for (const digit of '0123456789abcdefABCDEF') isHex[digit.charCodeAt(0)] = 1
const isEscape = new Uint8Array(256)
for (const letter of '"\\/bfnrt') isEscape[letter.charCodeAt(0)] = 1

export class LineForms {
  /** Where the holes of the line last recognized begin and end. */
  readonly starts = new Int32Array(mostHoles)
  readonly ends = new Int32Array(mostHoles)
  /** Behind the line break of the line last recognized. */
  next = 0

  #kinds = new Uint8Array(mostNodes)
  /** constant: first byte of its label; branch: its table; leaf: the form. */
  #first = new Int32Array(mostNodes)
  /** constant: behind its label; holes: what follows. */
  #second = new Int32Array(mostNodes)
  #follows = new Int32Array(mostNodes)
  #nodes = 1
  #labels = Buffer.alloc(mostBytes)
  #labelView = new DataView(this.#labels.buffer, this.#labels.byteOffset, this.#labels.length)
  #labelBytes = 0
  #tables: Int32Array[] = []
  #root = 0

  /**
   * The form of the line that begins at `from`; -1 when it is none of those learned.
   *
   * Constants are compared eight bytes at a time, as numbers: no text of JSON is a zero or, but for rare characters
   * that only cost a look, not a number.
   *
   * @param bytes holds a line break somewhere behind `from`, and eight bytes more
   * @param view the same bytes
   */
  recognize(bytes: Buffer, view: DataView, from: number): number {
    const kinds = this.#kinds
    const first = this.#first
    const second = this.#second
    const follows = this.#follows
    const labels = this.#labels
    const { starts, ends } = this
    const labelView = this.#labelView
    let at = from
    let hole = 0
    let node = this.#root
    for (;;) {
      switch (kinds[node]) {
        case constant: {
          let i = first[node] ?? 0
          const end = second[node] ?? 0
          for (const last = end - 7; i < last; i += 8, at += 8)
            if (labelView.getFloat64(i) !== view.getFloat64(at)) return -1
          for (; i < end; i += 1, at += 1) if (labels[i] !== bytes[at]) return -1
          node = follows[node] ?? 0
          break
        }
        case branch:
          node = this.#tables[first[node] ?? 0]?.[bytes[at] ?? 0] ?? 0
          break
        case wordHole: {
          starts[hole] = at
          while (inWord[bytes[at] ?? 0] === 1) at += 1
          if (at === starts[hole]) return -1
          ends[hole] = at
          hole += 1
          node = follows[node] ?? 0
          break
        }
        case idHole: {
          starts[hole] = at
          while (inId[bytes[at] ?? 0] === 1) at += 1
          if (at === starts[hole]) return -1
          ends[hole] = at
          hole += 1
          node = follows[node] ?? 0
          break
        }
        case textHole: {
          starts[hole] = at
          at = textEnd(bytes, at)
          if (at < 0) return -1
          ends[hole] = at
          hole += 1
          node = follows[node] ?? 0
          break
        }
        case numberHole: {
          starts[hole] = at
          at = numberEnd(bytes, at)
          if (at < 0) return -1
          ends[hole] = at
          hole += 1
          node = follows[node] ?? 0
          break
        }
        case leaf:
          this.next = at
          return first[node] ?? 0
        default:
          return -1
      }
    }
  }

  /**
   * Learns the form of a line. False when there is no room, or when a known form has a hole where this line
   * has a constant: such a line is read the long way each time.
   *
   * @param line its bytes with the line break
   */
  learn(line: Uint8Array, holes: readonly Hole[], form: number): boolean {
    const pieces = holes.length * 2 + 4
    if (holes.length > mostHoles || this.#nodes + pieces > mostNodes || this.#labelBytes + line.length > mostBytes)
      return false
    if (line[line.length - 1] !== lineBreak) return false
    let at = 0
    let next = 0
    /** The node the walk came over, which must point at what is inserted; -1 for the root. */
    let link: (node: number) => void = (node) => {
      this.#root = node
    }
    let node = this.#root
    while (node !== 0) {
      const hole = holes[next]
      const kind = this.#kinds[node]
      const here = node
      if (kind === leaf) return at === line.length
      if (hole !== undefined && at === hole.start) {
        if (kind !== shapes[hole.shape]) return false
        at = hole.end
        next += 1
        link = (to) => {
          this.#follows[here] = to
        }
        node = this.#follows[node] ?? 0
        continue
      }
      if (kind === branch) {
        const table = this.#tables[this.#first[node] ?? 0]
        const byte = line[at] ?? 0
        if (table === undefined) return false
        link = (to) => {
          table[byte] = to
        }
        node = table[byte] ?? 0
        continue
      }
      if (kind !== constant) return false
      const start = this.#first[node] ?? 0
      const end = this.#second[node] ?? 0
      const until = hole?.start ?? line.length
      let i = start
      while (i < end && at < until && this.#labels[i] === line[at]) {
        i += 1
        at += 1
      }
      if (i === end) {
        link = (to) => {
          this.#follows[here] = to
        }
        node = this.#follows[node] ?? 0
        continue
      }
      // The line ends, or has a hole, where the other goes on.
      if (at === until) return false
      this.#split(node, i)
      link = (to) => {
        const table = this.#tables[this.#first[i === start ? here : (this.#follows[here] ?? 0)] ?? 0]
        if (table !== undefined) table[line[at] ?? 0] = to
      }
      node = 0
    }
    link(this.#rest(line, holes, at, next, form))
    return true
  }

  /** Cuts a constant before label byte `i` and puts a branch there. */
  #split(node: number, i: number): void {
    const start = this.#first[node] ?? 0
    const end = this.#second[node] ?? 0
    const rest = this.#add(constant, i, end)
    this.#follows[rest] = this.#follows[node] ?? 0
    const table = new Int32Array(256)
    table[this.#labels[i] ?? 0] = rest
    const id = this.#tables.push(table) - 1
    if (i === start) {
      this.#kinds[node] = branch
      this.#first[node] = id
      return
    }
    this.#second[node] = i
    this.#follows[node] = this.#add(branch, id, 0)
  }

  /** Nodes for the line from `at` on; gives the first. */
  #rest(line: Uint8Array, holes: readonly Hole[], at: number, next: number, form: number): number {
    let firstNode = 0
    let last = 0
    const append = (node: number) => {
      if (last === 0) firstNode = node
      else this.#follows[last] = node
      last = node
    }
    let position = at
    for (let i = next; ; i += 1) {
      const hole = holes[i]
      const until = hole?.start ?? line.length
      if (until > position) {
        this.#labels.set(line.subarray(position, until), this.#labelBytes)
        append(this.#add(constant, this.#labelBytes, this.#labelBytes + until - position))
        this.#labelBytes += until - position
      }
      if (hole === undefined) break
      append(this.#add(shapes[hole.shape], 0, 0))
      position = hole.end
    }
    append(this.#add(leaf, form, 0))
    return firstNode
  }

  #add(kind: number, first: number, second: number): number {
    const node = this.#nodes
    this.#nodes += 1
    this.#kinds[node] = kind
    this.#first[node] = first
    this.#second[node] = second
    return node
  }
}

/** Where the content of a JSON string ends; -1 when it is not JSON. */
function textEnd(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    const kind = inText[bytes[at] ?? 0]
    if (kind === 1) at += 1
    else if (kind === 0) return bytes[at] === 0x22 ? at : -1
    else if (isEscape[bytes[at + 1] ?? 0] === 1) at += 2
    else if (bytes[at + 1] === 0x75 && [2, 3, 4, 5].every((i) => isHex[bytes[at + i] ?? 0] === 1)) at += 6
    else return -1
  }
}

/** Where a JSON number without exponent ends; -1 when it is none. */
function numberEnd(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === 0x2d ? from + 1 : from
  const integer = at
  while (isDigit[bytes[at] ?? 0] === 1) at += 1
  if (at === integer || (bytes[integer] === 0x30 && at > integer + 1)) return -1
  if (bytes[at] === 0x2e) {
    const fraction = at + 1
    at = fraction
    while (isDigit[bytes[at] ?? 0] === 1) at += 1
    if (at === fraction) return -1
  }
  return bytes[at] === 0x65 || bytes[at] === 0x45 ? -1 : at
}
