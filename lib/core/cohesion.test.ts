import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COHESION_MINIMUM, cohesion, kendallTauB } from './cohesion'

/** Tau-b by its definition: every pair looked at. */
function byPairs(a: readonly number[], b: readonly number[]): number | null {
  let [sum, untiedA, untiedB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const signA = Math.sign((a[i] as number) - (a[j] as number))
      const signB = Math.sign((b[i] as number) - (b[j] as number))
      sum += signA * signB
      untiedA += Math.abs(signA)
      untiedB += Math.abs(signB)
    }
  return untiedA === 0 || untiedB === 0 ? null : sum / Math.sqrt(untiedA * untiedB)
}

const rankings = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })), { maxLength: 60 })

describe('kendallTauB', () => {
  it('equals the count over every pair, ties and all', () => {
    fc.assert(
      fc.property(rankings, (pairs) => {
        const a = pairs.map(([x]) => x)
        const b = pairs.map(([, y]) => y)
        const expected = byPairs(a, b)
        const found = kendallTauB(a, b)
        if (expected === null) expect(found).toBeNull()
        else expect(found).toBeCloseTo(expected, 12)
      }),
    )
  })

  it('equals it also where nearly all is tied, and for many things', () => {
    const coarse = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })), { minLength: 2, maxLength: 200 })
    fc.assert(
      fc.property(coarse, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
        const expected = byPairs(a, b)
        expect(kendallTauB(a, b)).toEqual(expected === null ? null : expect.closeTo(expected, 12))
        // It does not matter which of the two is first, nor in which order the things stand.
        expect(kendallTauB(b, a)).toEqual(expected === null ? null : expect.closeTo(expected, 12))
        expect(kendallTauB(a.toReversed(), b.toReversed())).toEqual(expected === null ? null : expect.closeTo(expected, 12))
      }),
    )
  })

  it('is 1 for the same ranking and -1 for its reverse', () => {
    expect(kendallTauB([1, 2, 3, 4], [10, 20, 30, 40])).toBe(1)
    expect(kendallTauB([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1)
  })
})

describe('cohesion', () => {
  it('gives no number below the minimum', () => {
    const few = Array.from({ length: COHESION_MINIMUM - 1 }, (_, at) => at)
    expect(cohesion(few, few)).toEqual({ tau: null, n: few.length, reason: 'too-few' })
    expect(cohesion([...few, 9], [...few, 9])).toEqual({ tau: 1, n: COHESION_MINIMUM, reason: null })
  })

  it('takes loads within a thousandth of a point for equal', () => {
    const east = [1, 2, 3, 4, 5]
    expect(cohesion(east, [1, 2, 3, 4, 4.0004]).tau).toBeCloseTo(byPairs(east, [1, 2, 3, 4, 4]) as number, 12)
    expect(cohesion(east, [1, 2, 3, 4, 4.002]).tau).toBe(1)
  })

  it('gives no number where one side ranks nothing', () => {
    expect(cohesion([1, 1, 1, 1, 1], [1, 2, 3, 4, 5])).toEqual({ tau: null, n: 5, reason: null })
  })
})
