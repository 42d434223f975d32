import { context } from './context.ts'
import { findings } from './findings.ts'
import { negation } from './negation.ts'
import { painAndPosture } from './pain-and-posture.ts'
import { sidesAndSites } from './sides-and-sites.ts'
import { answers, notes, spellingAndLanguage, wordSenses } from './spelling-and-language.ts'
import type { TextCase } from './text-case.ts'

export const allTexts: readonly TextCase[] = [
  ...painAndPosture,
  ...negation,
  ...context,
  ...sidesAndSites,
  ...findings,
  ...spellingAndLanguage,
  ...wordSenses,
  ...answers,
  ...notes,
]
