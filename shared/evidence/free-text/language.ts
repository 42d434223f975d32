import type { Token } from './tokens.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const english = words(
  'i as so if can all over into about when while your you they we there then than also may any some more very get gets goes after before during because the a an of to and is with for on at by from his her she he my has have had no not when was are it this that who which pain leg legs foot feet left right worse better denies patient pt reports or in be been after but since days weeks night down up over',
)
/** Function words that English does not have. */
const foreign: readonly ReadonlySet<string>[] = [
  words(
    'und der das dem ein eine einen einer im mit bei seit nicht kein keine ist sind wird nach auf fur für zu zum zur beim oder aber auch rechts links rechten linken rechtes linkes beidseits schmerzen schmerz bein beine fuß fuss patientin sich wenn nachts liegen die',
  ),
  words(
    'la du une et est dans avec pour pas sans au aux qui que douleur douleurs jambe jambes pied pieds droite gauche droit nuit depuis chez elle ou mais cette ses lors',
  ),
  words(
    'el los las del una uno y con por para sin que dolor pierna piernas pie pies derecha izquierda derecho izquierdo noche desde paciente al su pero muy cuando',
  ),
  words(
    'het een van voor niet geen bij sinds naar op aan ook maar benen voet voeten pijn rechts links rechter linker nachts patiënt zijn haar de en',
  ),
  words(
    'il gli una di del della dei con che nel alla gamba gambe piede piedi destra sinistra destro sinistro notte dolore da paziente e sono ma anche quando',
  ),
  words(
    'os um uma dos das com para por sem em que não nao perna pernas pé pés direita esquerda direito esquerdo noite dor desde paciente e mas quando ao',
  ),
  words(
    'och att det som en ett med för inte är på av till har ben foten smerter smerte og ikke er på høyre venstre vänster höger natten',
  ),
]

/** Foreign languages of a word, as bits, so that a token costs one look-up. */
const languagesOf = new Map<string, number>()
for (const [i, language] of foreign.entries())
  for (const word of language) languagesOf.set(word, (languagesOf.get(word) ?? 0) | (1 << i))

/**
 * Whether a text is mostly English, by a vote of function words. Short labels without any foreign function
 * word pass: the lexicon decides over them.
 */
export function isEnglish(tokens: readonly Token[]): boolean {
  let ours = 0
  const theirs = foreign.map(() => 0)
  for (const token of tokens.length > 4000 ? tokens.slice(0, 4000) : tokens) {
    if (token.kind !== 'word' || token.word.length < 2) continue
    if (english.has(token.word)) ours++
    const languages = languagesOf.get(token.word)
    if (languages === undefined) continue
    for (let i = 0; i < theirs.length; i++) if ((languages & (1 << i)) !== 0) theirs[i] = (theirs[i] ?? 0) + 1
  }
  const strongest = Math.max(...theirs)
  return strongest === 0 || ours > strongest || (ours === strongest && strongest > 0 && ours >= 3)
}
