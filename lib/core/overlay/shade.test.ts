import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countSteps,
  DIVERGENCE_RATIOS,
  divergenceStep,
  leadingClass,
  type RegionSums,
  rootSteps,
  roundTop,
  shadeOf,
  shadeScale,
  stepOf,
} from './shade'
import { shownRegions } from './shown-regions'

const sums = (part: Partial<RegionSums>): RegionSums => ({ region: 'EE', count: 1, east: 0, west: 0, classes: [0, 0, 0, 0], ...part })

describe('steps', () => {
  it('begin at round numbers on a square-root scale', () => {
    expect(rootSteps(460, 5)).toEqual([20, 80, 180, 320])
    expect(rootSteps(0, 5)).toEqual([0.04, 0.16, 0.36, 0.64])
  })

  it('keep whole, rising boundaries for counts, also for few', () => {
    expect(countSteps(3, 5)).toEqual([2, 3, 4, 5])
    expect(countSteps(480, 5)).toEqual([20, 80, 180, 320])
    fc.assert(
      fc.property(fc.nat(1e6), (max) => {
        const starts = countSteps(max, 5)
        expect(starts.every((start, at) => Number.isInteger(start) && start > (starts[at - 1] ?? 1))).toBe(true)
      }),
    )
  })

  it('have a top that covers the maximum and is less than twice it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), (value) => {
        expect(roundTop(value)).toBeGreaterThanOrEqual(value * (1 - 1e-12))
        expect(roundTop(value)).toBeLessThan(value * 2)
      }),
    )
  })

  it('put a boundary into the upper step', () => {
    expect([0, 19.9, 20, 320, 1e9].map((value) => stepOf([20, 80, 180, 320], value))).toEqual([1, 1, 2, 5, 5])
  })
})

describe('divergence', () => {
  it('has nine even steps that mirror each other', () => {
    expect([-1, -0.5, 0, 0.5, 1].map(divergenceStep)).toEqual([1, 3, 5, 7, 9])
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), (value) => {
        fc.pre(Math.abs(((value * 9) % 2) - 1) > 1e-6)
        expect(divergenceStep(value) + divergenceStep(-value)).toBe(10)
      }),
    )
  })

  it('says its boundaries as ratios of the loads', () => {
    expect(DIVERGENCE_RATIOS).toEqual([1.25, 2, 3.5, 8])
    const scale = shadeScale([sums({ east: 210, west: 100 })])
    expect(shadeOf(sums({ east: 199, west: 100 }), 'divergence', scale)?.step).toBe(6)
    expect(shadeOf(sums({ east: 201, west: 100 }), 'divergence', scale)?.step).toBe(7)
  })
})

describe('shades', () => {
  const scale = shadeScale([sums({ count: 480, east: 460, west: 90 })])

  it('use one scale for both lenses', () => {
    const region = sums({ east: 460, west: 90 })
    expect(shadeOf(region, 'east', scale)?.step).toBe(5)
    expect(shadeOf(region, 'west', scale)?.step).toBe(3)
  })

  it('are absent where nothing was reported, and present where all is decayed', () => {
    expect(shadeOf(sums({ count: 0 }), 'east', scale)).toBeNull()
    expect(shadeOf(sums({ count: 2 }), 'east', scale)).toEqual({ ramp: 'east', step: 1, strength: 3 })
    const faded = [sums({ count: 2, east: 1e-21, west: 1e-44 })]
    expect(shadeOf(faded[0] as RegionSums, 'east', shadeScale(faded))).toEqual({ ramp: 'east', step: 1, strength: 3 })
    expect(shadeOf(faded[0] as RegionSums, 'divergence', shadeScale(faded))).toEqual({ ramp: 'divergence', step: 5, strength: 1 })
  })

  it('name the leading class, and let the loads decide between the lenses', () => {
    expect(leadingClass(sums({ classes: [5, 0, 0, 0] }))).toBe('both-low')
    expect(leadingClass(sums({ classes: [500, 3, 1, 0] }))).toBe('east-led')
    expect(leadingClass(sums({ classes: [1, 2, 2, 0], east: 1, west: 2 }))).toBe('west-led')
    expect(leadingClass(sums({ classes: [1, 2, 2, 2] }))).toBe('both-high')
  })
})

describe('shown regions', () => {
  it('are areas where a country has them', () => {
    const countries = [sums({ region: 'EE' }), sums({ region: 'KZ' })]
    const areas = [sums({ region: 'EE-37' })]
    expect(shownRegions('country', countries, areas).map(({ region }) => region)).toEqual(['EE', 'KZ'])
    expect(shownRegions('area', countries, areas).map(({ region }) => region)).toEqual(['EE-37', 'KZ'])
  })
})
