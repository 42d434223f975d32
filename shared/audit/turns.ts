export type InTurn = <T>(key: string, work: (waited: boolean) => Promise<T>) => Promise<T>

/**
 * Lets work on one key run one after the other within this process, in the order it came; work on other
 * keys does not wait. Work that fails fails alone.
 *
 * @returns runs `work` when its turn has come; `waited` says whether other work ran before it meanwhile
 */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<void>>()
  return (key, work) => {
    const before = last.get(key)
    const result = before === undefined ? work(false) : before.then(() => work(true))
    const ended = result.then(
      () => undefined,
      () => undefined, // told to its own caller
    )
    last.set(key, ended)
    void ended.then(() => {
      if (last.get(key) === ended) last.delete(key)
    })
    return result
  }
}
