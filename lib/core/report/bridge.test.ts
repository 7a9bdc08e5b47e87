import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kendallTauB } from '../cohesion'
import { CLASSES } from '../lens/lens'
import { bridgeOf, gainsOf, ranksOf } from './bridge'

const scored = fc.record({
  key: fc.nat(),
  east: fc.integer({ min: 0, max: 12 }),
  west: fc.integer({ min: 0, max: 12 }),
  agreement: fc.constantFrom(...CLASSES),
})
const rankings = fc.array(scored, { maxLength: 40 })

describe('ranksOf', () => {
  it('counts how many stand above, and half of the equals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (values) => {
        const ranks = ranksOf(values)
        for (const [at, value] of values.entries()) {
          const above = values.filter((other) => other > value).length
          const equal = values.filter((other) => other === value).length
          expect(ranks[at]).toBe(above + (equal + 1) / 2)
        }
      }),
    )
  })
})

describe('bridgeOf', () => {
  it('gains exactly what tau-b is higher by once both sides give the thing the mean of its ranks', () => {
    fc.assert(
      fc.property(rankings, (items) => {
        const [east, west] = [ranksOf(items.map((one) => one.east)), ranksOf(items.map((one) => one.west))]
        const now = kendallTauB(east, west)
        const gains = gainsOf(east, west)
        if (now === null || gains === null) {
          expect(gains).toBe(null)
          return
        }
        for (const [at, gain] of gains.entries()) {
          const mean = ((east[at] as number) + (west[at] as number)) / 2
          const after = kendallTauB(east.with(at, mean), west.with(at, mean))
          if (after !== null) expect(gain).toBeCloseTo(after - now, 12)
        }
      }),
    )
  })

  it('holds what at least one side sees as high, and orders it by gain', () => {
    fc.assert(
      fc.property(rankings, (items) => {
        const lines = bridgeOf(items)
        expect(lines.length).toBe(items.filter(({ agreement }) => agreement !== 'both-low').length)
        for (const line of lines) expect(line.group).toBe(line.agreement === 'both-high' ? 'act' : 'consult')
        for (const [at, line] of lines.entries())
          expect(line.gain ?? 0).toBeLessThanOrEqual(lines[at - 1]?.gain ?? Number.POSITIVE_INFINITY)
      }),
    )
  })
})
