import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Batcher } from './batcher'

/** A batcher that doubles numbers, slowly, and keeps what it was given. */
function doubler(options: { lanes?: number; size?: number; capacity?: number } = {}) {
  const batches: number[][] = []
  let most = 0
  let running = 0
  const batcher = new Batcher<number, number>({
    async run(items) {
      batches.push(items)
      most = Math.max(most, ++running)
      await sleep(5)
      running--
      if (items.includes(-1)) throw new Error('whole batch')
      return items.map((item) => (item === 0 ? { status: 'rejected', reason: 'zero' } : { status: 'fulfilled', value: item * 2 }))
    },
    lanes: 1,
    size: 10,
    capacity: 100,
    refusal: () => 'full',
    ...options,
  })
  return { batcher, batches, most: () => most }
}

describe('the batcher', () => {
  it('groups what comes in one turn, and what comes meanwhile in the next', async () => {
    const { batcher, batches } = doubler()
    const first = Promise.all([1, 2, 3].map((n) => batcher.add(n)))
    await sleep(2)
    const second = Promise.all([4, 5].map((n) => batcher.add(n)))
    expect(await first).toEqual([2, 4, 6])
    expect(await second).toEqual([8, 10])
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ])
  })

  it('keeps to its size and its lanes', async () => {
    const { batcher, batches, most } = doubler({ lanes: 2, size: 4 })
    const numbers = Array.from({ length: 30 }, (_, at) => at + 1)
    expect(await Promise.all(numbers.map((n) => batcher.add(n)))).toEqual(numbers.map((n) => n * 2))
    expect(Math.max(...batches.map(({ length }) => length))).toBe(4)
    expect(most()).toBe(2)
  })

  it('settles each with its own answer, and all where the batch fails', async () => {
    const { batcher } = doubler()
    expect(await Promise.allSettled([batcher.add(1), batcher.add(0)])).toEqual([
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: 'zero' },
    ])
    const failed = await Promise.allSettled([batcher.add(-1), batcher.add(5)])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await batcher.add(6)).toBe(12)
  })

  it('refuses more than may wait, and everything once drained', async () => {
    const { batcher } = doubler({ capacity: 3 })
    const answers = await Promise.allSettled([1, 2, 3, 4].map((n) => batcher.add(n)))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
    let settled = false
    const last = batcher.add(5).then(() => {
      settled = true
    })
    await batcher.drain()
    expect(settled).toBe(true)
    await last
    await expect(batcher.add(6)).rejects.toBe('full')
  })
})
