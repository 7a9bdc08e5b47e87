import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { shownParts } from './shown-parts'

const parts = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 12 })

it('shows parts that sum to the total shown, none moved by a whole unit', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 3 }), (given, digits) => {
      const unit = 10 ** digits
      const shown = shownParts(given, digits)
      expect(shown.parts.reduce((sum, part) => sum + Math.round(part * unit), 0)).toBe(Math.round(shown.total * unit))
      expect(Math.abs(shown.total - given.reduce((sum, part) => sum + part, 0))).toBeLessThanOrEqual(0.5 / unit + 1e-6)
      for (const [at, part] of given.entries()) expect(Math.abs((shown.parts[at] as number) - part)).toBeLessThan(1 / unit + 1e-6)
    }),
  )
})

it('shows what plain rounding would break', () => {
  expect(shownParts([1.05, 1.05, 1.05], 1)).toEqual({ parts: [1.1, 1.1, 1], total: 3.2 })
})
