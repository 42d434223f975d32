/** What the doctor found, as one sentence each. Only a problem makes it end with an error. */
export interface Finding {
  readonly kind: 'ok' | 'note' | 'problem'
  readonly text: string
}

export const ok = (text: string): Finding => ({ kind: 'ok', text })
export const note = (text: string): Finding => ({ kind: 'note', text })
export const problem = (text: string): Finding => ({ kind: 'problem', text })
