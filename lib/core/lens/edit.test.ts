import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lenses } from '../testing/lenses'
import { differencesOf, leafOf, withLeaf } from './leaves'
import { CRITERIA } from './lens'
import { setWeight } from './weights'

const criteria = fc.constantFrom(...CRITERIA)
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('weights', () => {
  it('keep summing to 1 and their proportions whatever is moved', () => {
    fc.assert(
      fc.property(lenses, fc.array(fc.tuple(criteria, share), { minLength: 1, maxLength: 8 }), ({ weights }, moves) => {
        let now = weights
        for (const [criterion, value] of moves) {
          const before = now
          now = setWeight(before, criterion, value)
          expect(Math.abs(CRITERIA.reduce((sum, one) => sum + now[one], 0) - 1)).toBeLessThan(1e-9)
          expect(Math.abs(now[criterion] - value)).toBeLessThan(1e-4)
          const left = CRITERIA.filter((one) => one !== criterion)
          const total = left.reduce((sum, one) => sum + before[one], 0)
          for (const one of left) {
            expect(now[one]).toBeGreaterThanOrEqual(0)
            const due = (1 - now[criterion]) * (total > 0 ? before[one] / total : 1 / left.length)
            expect(Math.abs(now[one] - due)).toBeLessThan(2e-4)
          }
        }
      }),
    )
  })
})

describe('the numbers of a lens', () => {
  it('differ where one was changed, and nowhere else', () => {
    fc.assert(
      fc.property(lenses, share, (lens, value) => {
        const path = ['values', 'origin', 'RU']
        const other = withLeaf(lens, path, value)
        expect(leafOf(other, path)).toBe(value)
        const before = leafOf(lens, path) as number
        expect(differencesOf(lens, other)).toEqual(before === value ? [] : [{ path, from: before, to: value }])
        expect(differencesOf(lens, withLeaf(lens, path, undefined))).toEqual([{ path, from: before, to: null }])
        expect(differencesOf(lens, withLeaf(lens, ['values', 'origin', 'CN'], 0.5))).toEqual([
          { path: ['values', 'origin', 'CN'], from: null, to: 0.5 },
        ])
      }),
    )
  })
})
