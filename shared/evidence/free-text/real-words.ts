export const realWords: ReadonlySet<string> = new Set('')
