import type { Presence } from '../../terminology/answers.ts'

/** Words that answer "is it there?" where no code does. Whole values only, lower case. */
const answers: Readonly<Record<Presence, readonly string[]>> = {
  present: ['yes', 'y', 'true', 'present', 'positive', 'pos', '+', '(+)', 'detected', 'confirmed'],
  absent: [
    'no',
    'n',
    'false',
    'absent',
    'negative',
    'neg',
    '-',
    '(-)',
    'none',
    'nil',
    'not present',
    'not detected',
    'denies',
    'denied',
    'no.',
    'none.',
  ],
  unknown: [
    'unknown',
    'unk',
    'unsure',
    'uncertain',
    'not known',
    'not assessed',
    'not examined',
    'not tested',
    'not asked',
    'not recorded',
    'not done',
    'unable to assess',
    'unable to obtain',
    'n/a',
    'na',
    'declined',
    'deferred',
    'asked but unknown',
  ],
}

/** Words that say a *finding* is not there, but are no answer to other questions. */
const normal: ReadonlySet<string> = new Set([
  'normal',
  'wnl',
  'within normal limits',
  'nml',
  'unremarkable',
  'intact',
  'no abnormality',
])

const byWord: ReadonlyMap<string, Presence> = new Map([
  ...answers.present.map((word) => [word, 'present'] as const),
  ...answers.absent.map((word) => [word, 'absent'] as const),
  ...answers.unknown.map((word) => [word, 'unknown'] as const),
])

/** What a whole value answers; `undefined` for any other words. */
export const answerOfWords = (text: string): Presence | undefined => byWord.get(text.trim().toLowerCase())

/** Whether a value of a finding code says that the finding is not there. */
export const saysNormal = (text: string): boolean => normal.has(text.trim().toLowerCase())
