/** Something in the record that could not be used. It is listed, never guessed over, and costs nothing else. */
export interface DataProblem {
  readonly kind:
    | 'malformed-resource' // not a FHIR resource of its type
    | 'incomplete-bundle' // an OperationOutcome entry, an unread next page
    | 'other-patient' // the subject is someone else
    | 'subject-not-stated' // no subject, or only an identifier; counted, and said so
    | 'future-date' // dated after the evaluation time
    | 'invalid-date'
    | 'unit-not-understood'
    | 'implausible-value'
    | 'unknown-basis' // a D-dimer that is neither FEU nor DDU
    | 'side-conflict' // left and right stated for one fact
    | 'text-too-long'
    | 'unavailable' // a prefetch key that failed and could not be read
  /** Relative reference, `Observation/123`, where there is one. */
  readonly reference?: string
  /** One plain sentence. Never contains text or values from the record. */
  readonly message: string
}
