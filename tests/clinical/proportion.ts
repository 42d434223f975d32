/** `correct` of `of` charts, cards or statements. */
export interface Proportion {
  readonly correct: number
  readonly of: number
}

export const proportionOf = <T>(items: readonly T[], isCorrect: (item: T) => boolean): Proportion => ({
  correct: items.filter(isCorrect).length,
  of: items.length,
})

/** Wilson score interval of a proportion, 95 %. Without any observation nothing is known: 0 to 1. */
export function wilson({ correct, of }: Proportion): readonly [low: number, high: number] {
  if (of === 0) return [0, 1]
  const z = 1.959964
  const p = correct / of
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  const middle = p + (z * z) / (2 * of)
  const scale = 1 + (z * z) / of
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}

const percent = (share: number): string => (100 * share).toFixed(1)

/** `96.4 % (54/56; 87.9 to 99.0)`. */
export function shown(proportion: Proportion): string {
  const { correct, of } = proportion
  if (of === 0) return 'none'
  const [low, high] = wilson(proportion)
  return `${percent(correct / of)} % (${correct}/${of}; ${percent(low)} to ${percent(high)})`
}
