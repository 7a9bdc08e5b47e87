import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../issue'
import { COUNTRIES } from '../region/region'
import { incidents, SPAN } from '../testing/arbitraries'
import { EAST_LENS, WEST_LENS } from './defaults'
import { CRITERIA } from './lens'
import { readLens } from './read-lens'
import { agreementClass, compileLens, divergence, explain, factsOf, originCode, originOfCode, score } from './score'

const east = compileLens(EAST_LENS)
const west = compileLens(WEST_LENS)
const moments = fc.integer({ min: SPAN[0], max: SPAN[1] + 365 * 86_400_000 })

describe('score', () => {
  it('rests on sound default lenses that say they are illustrative', () => {
    for (const lens of [EAST_LENS, WEST_LENS]) {
      const issues: Issue[] = []
      expect(readLens(lens, '', issues)).toEqual(lens)
      expect(issues).toEqual([])
      expect(lens.illustrative).toBe(true)
    }
  })

  it('lies within 0 to 100 and is the sum of its contributions', () => {
    fc.assert(
      fc.property(incidents, moments, (incident, at) => {
        for (const lens of [east, west]) {
          const facts = factsOf(incident)
          const explained = explain(lens, facts, at)
          const sum = CRITERIA.reduce((total, criterion) => total + explained.contributions[criterion], 0)
          expect(Math.abs(sum - score(lens, facts, at))).toBeLessThan(1e-9)
          expect(explained.score).toBeGreaterThanOrEqual(0)
          expect(explained.score).toBeLessThanOrEqual(100 + 1e-9)
        }
      }),
    )
  })

  it('only falls with age, by half in each half-life', () => {
    fc.assert(
      fc.property(incidents, moments, moments, (incident, a, b) => {
        const facts = factsOf(incident)
        expect(score(east, facts, Math.max(a, b))).toBeLessThanOrEqual(score(east, facts, Math.min(a, b)) + 1e-12)
        const later = facts.occurredAt + (east.halfLifeMs[facts.kind] as number)
        expect(score(east, facts, later)).toBeCloseTo(score(east, facts, facts.occurredAt) / 2, 9)
      }),
    )
  })

  it('is nothing for a false positive', () => {
    fc.assert(
      fc.property(incidents, moments, (incident, at) => {
        expect(score(west, factsOf({ ...incident, determination: 'false-positive' }), at)).toBe(0)
      }),
    )
  })

  it('counts an attribution only as far as it is trusted', () => {
    fc.assert(
      fc.property(incidents, (incident) => {
        const of = (confidence: 'low' | 'moderate' | 'high') =>
          explain(east, factsOf({ ...incident, determination: 'confirmed', origin: { code: 'RU', confidence } }), SPAN[0]).contributions
            .origin
        expect(of('low')).toBeLessThanOrEqual(of('moderate'))
        expect(of('moderate')).toBeLessThanOrEqual(of('high'))
      }),
    )
  })

  it('takes F and 6 as no information, not as a middling grade', () => {
    fc.assert(
      fc.property(incidents, (incident) => {
        const graded = { ...incident, determination: 'confirmed' as const, source: { name: 'x', reliability: 'A' as const } }
        const of = (credibility: 1 | 6) => explain(east, factsOf({ ...graded, credibility }), SPAN[0]).contributions.confidence
        expect(of(6)).toBeCloseTo(of(1), 12)
      }),
    )
  })

  it('diverges antisymmetrically and names the class by both thresholds', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }), (a, b) => {
        expect(divergence(a, b) + divergence(b, a)).toBe(0)
        expect(Math.abs(divergence(a, b))).toBeLessThanOrEqual(1)
      }),
    )
    expect(agreementClass(50, 50, 45, 45)).toBe('both-high')
    expect(agreementClass(50, 40, 45, 45)).toBe('east-led')
    expect(agreementClass(40, 50, 45, 45)).toBe('west-led')
    expect(agreementClass(40, 40, 45, 45)).toBe('both-low')
  })

  it('gives every origin a code of its own', () => {
    for (const origin of ['unknown', 'non-state', ...COUNTRIES]) expect(originOfCode(originCode(origin))).toBe(origin)
  })
})
