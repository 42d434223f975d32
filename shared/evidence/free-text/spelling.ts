import { lexicon } from './atoms.ts'
import { realWords } from './real-words.ts'
import { stemOf, type Token } from './tokens.ts'

/** Words long enough that one slip does not make them another word. */
const targets = [...lexicon.vocabulary].filter((word) => word.length >= 6)
/** Longer than any term by more than a slip: never worth the search. */
const longestWord = Math.max(...targets.map((word) => word.length)) + 1
const known = new Set<string>([...lexicon.vocabulary, ...[...lexicon.vocabulary].map(stemOf)])

const deletesOf = (word: string): readonly string[] =>
  Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1))

/** Each target under itself and every form with one letter left out: one look-up finds all words one edit away. */
const byDelete = new Map<string, string[]>()
for (const word of targets) {
  for (const key of [word, ...deletesOf(word)]) {
    const list = byDelete.get(key)
    if (list === undefined) byDelete.set(key, [word])
    else list.push(word)
  }
}

/** Exactly one insertion, deletion, replacement or exchange of neighbours apart. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  const restA = a.slice(i)
  const restB = b.slice(i)
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true
  return restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

const corrections = new Map<string, string | undefined>()
const rememberedMost = 20_000

function correction(word: string): string | undefined {
  let best: string | undefined
  for (const key of [word, ...deletesOf(word)]) {
    for (const candidate of byDelete.get(key) ?? []) {
      // the first letter is rarely mistyped, and "changing" is not "hanging"
      if (candidate[0] === word[0] && oneEditApart(word, candidate) && (best === undefined || candidate < best))
        best = candidate
    }
  }
  return best
}

/** The word a token was meant to be, remembered for known and real words too: they are most of a text. */
function corrected({ word, stem }: Token): string | undefined {
  if (corrections.has(word)) return corrections.get(word)
  const better =
    known.has(word) || known.has(stem) || realWords.has(word) || realWords.has(stem) ? undefined : correction(word)
  if (corrections.size >= rememberedMost) corrections.clear()
  corrections.set(word, better)
  return better
}

/** Puts right single slips in long words the lexicon knows ("claudicaton"). Real words are never changed. */
export function correctSlips(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token) => {
    if (token.kind !== 'word' || token.word.length < 6 || token.word.length > longestWord) return token
    const better = corrected(token)
    return better === undefined ? token : { ...token, word: better, stem: stemOf(better) }
  })
}
