import type { Coding } from 'fhir/r4.js'
import { answerRows, type Interpretation, interpretationRows, type Presence } from './codes/answers.ts'
import { type CodeSystem, codeSystemOf } from './systems.ts'

export type { Interpretation, Presence } from './codes/answers.ts'

const answersOf = (system: CodeSystem): ReadonlyMap<string, Presence> =>
  new Map(answerRows.filter((row) => row.system === system).map(({ code, says }) => [code, says]))

const answers: ReadonlyMap<CodeSystem, ReadonlyMap<string, Presence>> = new Map(
  [...new Set(answerRows.map(({ system }) => system))].map((system) => [system, answersOf(system)]),
)

const interpretations: ReadonlyMap<string, Interpretation> = new Map(interpretationRows.map(({ code, says }) => [code, says]))

/** What a value code answers: present/absent, yes/no, positive/negative, detected/not detected. `undefined` for any other code. */
export function statedPresence(coding: Coding): Presence | undefined {
  const code: unknown = coding?.code
  const system = codeSystemOf(coding?.system)
  return typeof code === 'string' && system !== undefined ? answers.get(system)?.get(code.trim()) : undefined
}

/** The flag a laboratory put on a result (`Observation.interpretation`), in either HL7 spelling of its system. */
export function interpretationOf(coding: Coding): Interpretation | undefined {
  const code: unknown = coding?.code
  return typeof code === 'string' && codeSystemOf(coding.system) === 'interpretation' ? interpretations.get(code.trim()) : undefined
}
