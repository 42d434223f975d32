import type { Token } from './tokens.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const english = words('the a an of to and is with for on at by from his her she he my has have had no not when was are it this that who which pain leg legs foot feet left right worse better denies patient pt reports or in be been after but since days weeks night down up over')
/** Function words that English does not have. */
const foreign: readonly ReadonlySet<string>[] = [
  words('und der das den dem des ein eine einen einer im mit bei seit nicht kein keine ist sind wird nach auf fur für zu zum zur beim oder aber auch rechts links rechten linken rechtes linkes beidseits schmerzen schmerz bein beine fuß fuss patientin sich wenn nachts hat er sie es liegen die'),
  words('le la les des du une un et est dans avec pour pas sans sur au aux qui que douleur douleurs jambe jambes pied pieds droite gauche droit nuit depuis chez il elle ne ou mais par cette son sa ses lors'),
  words('el los las del una uno y con por para sin en que es no se dolor pierna piernas pie pies derecha izquierda derecho izquierdo noche desde paciente al su pero muy cuando'),
  words('het een van met voor niet geen bij sinds naar op aan ook maar been benen voet voeten pijn rechts links rechter linker nachts patiënt is zijn haar de en of te'),
  words('il lo gli un una di del della dei con per non che si nel alla gamba gambe piede piedi destra sinistra destro sinistro notte dolore da paziente e sono ma anche quando'),
  words('o os as um uma do da dos das com para por sem em que não nao perna pernas pé pés pe direita esquerda direito esquerdo noite dor desde paciente e mas quando ao'),
  words('och att det som en ett med för inte är på av till har ben foten smerter smerte og ikke er på høyre venstre vänster höger natten'),
]

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
    for (const [i, language] of foreign.entries()) if (language.has(token.word)) theirs[i] = (theirs[i] ?? 0) + 1
  }
  const strongest = Math.max(...theirs)
  return strongest === 0 || ours > strongest || (ours === strongest && strongest > 0 && ours >= 3)
}
