import { describe, expect, it } from 'vitest'
import { createTurns } from '../../../shared/audit/turns.ts'

/** Work that ends when the test says so. */
function task(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  return {
    end: () => resolve(name),
    fail: () => reject(new Error(name)),
    work: (waited: boolean) => {
      log.push(`${name}${waited ? ' after others' : ''}`)
      return promise
    },
  }
}

/** Until every promise that can go on has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('turns', () => {
  it('runs work of one key one after the other, in the order it came', async () => {
    const log: string[] = []
    const inTurn = createTurns()
    const [a, b, c] = [task(log, 'a'), task(log, 'b'), task(log, 'c')]
    const results = Promise.all([a, b, c].map(({ work }) => inTurn('patient', work)))
    await settled()
    expect(log).toEqual(['a'])
    b.end()
    c.end()
    await settled()
    expect(log).toEqual(['a'])
    a.end()
    expect(await results).toEqual(['a', 'b', 'c'])
    expect(log).toEqual(['a', 'b after others', 'c after others'])
  })

  it('lets other keys go ahead', async () => {
    const log: string[] = []
    const inTurn = createTurns()
    const [a, b] = [task(log, 'a'), task(log, 'b')]
    void inTurn('one patient', a.work)
    b.end()
    expect(await inTurn('another', b.work)).toBe('b')
    a.end()
  })

  it('goes on after work that failed, and tells only its own caller', async () => {
    const log: string[] = []
    const inTurn = createTurns()
    const [a, b] = [task(log, 'a'), task(log, 'b')]
    const first = inTurn('patient', a.work)
    const second = inTurn('patient', b.work)
    a.fail()
    b.end()
    await expect(first).rejects.toThrow('a')
    expect(await second).toBe('b')
  })

  it('starts anew when nobody waits any more', async () => {
    const log: string[] = []
    const inTurn = createTurns()
    for (const name of ['a', 'b']) {
      const { work, end } = task(log, name)
      end()
      await inTurn('patient', work)
      await settled()
    }
    expect(log).toEqual(['a', 'b'])
  })
})
