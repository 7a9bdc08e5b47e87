import { describe, expect, it } from 'vitest'
import { kendallTauB } from './cohesion'
import { COHESION_GRADES, cohesionGrade, pairsAlike } from './cohesion-grade'
import { type Interval, intervalOf } from './cohesion-interval'

function whole(made: Generator<void, Interval | null>): Interval | null {
  for (;;) {
    const step = made.next()
    if (step.done) return step.value
  }
}

const ranking = (n: number, noise: number) => {
  const east = Array.from({ length: n }, (_, at) => at)
  return [east, east.map((value) => value + noise * Math.sin(value * 12.9898) * n)] as const
}

describe('intervalOf', () => {
  it.each([8, 20, 60].flatMap((n) => [0, 0.1, 0.3, 0.6].map((noise) => [n, noise] as const)))(
    'is the same each time, lies within -1 to 1, and holds what was measured (%i things, noise %d)',
    (n, noise) => {
      const [east, west] = ranking(n, noise)
      const found = whole(intervalOf(east, west)) as Interval
      expect(found).toEqual(whole(intervalOf(east, west)))
      expect(found.low).toBeGreaterThanOrEqual(-1)
      expect(found.high).toBeLessThanOrEqual(1)
      const tau = kendallTauB(east, west) as number
      expect(found.low).toBeLessThanOrEqual(tau)
      expect(found.high).toBeGreaterThanOrEqual(tau)
    },
  )

  it('narrows as more is ranked', () => {
    const width = (n: number) => {
      const { low, high } = whole(intervalOf(...ranking(n, 0.3))) as Interval
      return high - low
    }
    expect(width(200)).toBeLessThan(width(50))
    expect(width(50)).toBeLessThan(width(12))
  })

  it('is made in the same way of few things and of many', () => {
    // Either side of the number up to which every pair is kept ready.
    const [few, many] = [whole(intervalOf(...ranking(300, 0.3))), whole(intervalOf(...ranking(301, 0.3)))] as [Interval, Interval]
    expect(many.low).toBeCloseTo(few.low, 1)
    expect(many.high).toBeCloseTo(few.high, 1)
  })

  it('is none where one side ranks nothing', () => {
    expect(whole(intervalOf([1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6]))).toBeNull()
  })
})

describe('cohesionGrade', () => {
  it('has a word for every tau-b, each from its own number on', () => {
    expect([1, 0.8, 0.79, 0.6, 0.59, 0.4, 0.39, 0.2, 0.19, -0.2, -0.21, -1].map(cohesionGrade)).toEqual([
      ...['one', 'one', 'close', 'close', 'partly', 'partly', 'loose', 'loose', 'none', 'none', 'opposed', 'opposed'],
    ])
    expect(COHESION_GRADES.map(({ from }) => from)).toEqual([...COHESION_GRADES.map(({ from }) => from)].sort((a, b) => b - a))
  })

  it('counts the pairs alike', () => {
    expect([1, 0, -1, 0.62].map(pairsAlike)).toEqual([100, 50, 0, 81])
  })
})
