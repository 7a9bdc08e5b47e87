import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../incident'
import { EAST_LENS, WEST_LENS } from '../lens/defaults'
import { CRITERIA, type Lens } from '../lens/lens'
import { compileLens, factsOf, score } from '../lens/score'
import { KINDS } from '../taxonomy'
import { incidents, SPAN } from '../testing/arbitraries'
import { type LeadLensChange, leadOf, type RegionMakeup, RegionMakeupMaker } from './region-makeup'

const AT = SPAN[1]
const [east, west] = [compileLens(EAST_LENS), compileLens(WEST_LENS)]
const recent = fc.array(
  fc.tuple(incidents, fc.integer({ min: 0, max: 400 })).map(([incident, hours]): Incident => {
    return { ...incident, occurredAt: new Date(AT - hours * 3_600_000).toISOString() }
  }),
  { minLength: 1, maxLength: 12 },
)

function make(list: readonly Incident[]): RegionMakeup {
  const maker = new RegionMakeupMaker({ east, west, at: AT })
  for (const incident of list) maker.add(factsOf(incident))
  return maker.finish()
}

function lead(list: readonly Incident[], at = AT, lenses = { east, west }) {
  const load = (lens: typeof east) => list.reduce((sum, incident) => sum + score(lens, factsOf(incident), at), 0)
  return leadOf(load(lenses.east), load(lenses.west))
}

describe('RegionMakeupMaker', () => {
  it('takes both loads apart by criterion and by kind, each to the sum of the scores', () => {
    fc.assert(
      fc.property(recent, (list) => {
        const makeup = make(list)
        for (const [side, lens] of [
          ['east', east],
          ['west', west],
        ] as const) {
          const load = list.reduce((sum, incident) => sum + score(lens, factsOf(incident), AT), 0)
          for (const parts of [makeup[side].criteria, makeup[side].kinds])
            expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(load, 9)
        }
        expect(makeup.lead).toBe(lead(list))
      }),
    )
  })

  it('names the fewest incidents without which the lead turns', () => {
    fc.assert(
      fc.property(recent, (list) => {
        const { incidents: few } = make(list).flip
        const fewest = subsets(list.length)
          .filter((left) => lead(list.filter((_, at) => !left.has(at))) === turned(lead(list)))
          .reduce((least, left) => Math.min(least, left.size), Number.POSITIVE_INFINITY)
        expect(few?.count ?? Number.POSITIVE_INFINITY).toBe(lead(list) === 'even' ? Number.POSITIVE_INFINITY : fewest)
      }),
      { numRuns: 25 },
    )
  })

  it('names a kind without which it turns, and the first hour at which age has turned it', () => {
    fc.assert(
      fc.property(recent, (list) => {
        const { flip, lead: now } = make(list)
        if (now === 'even') return
        const turning = KINDS.filter(
          (kind) => list.some((one) => one.kind === kind) && lead(list.filter((one) => one.kind !== kind)) === turned(now),
        )
        expect(flip.kind === null).toBe(turning.length === 0)
        if (flip.kind) expect(turning).toContain(flip.kind.kind)
        const later = (hours: number) => lead(list, AT + hours * 3_600_000)
        for (let hours = 1; hours < Math.min(500, flip.time?.hours ?? 500); hours++) expect(later(hours)).not.toBe(turned(now))
        if (flip.time) expect(later(flip.time.hours)).toBe(flip.time.lead)
      }),
      { numRuns: 50 },
    )
  })

  it('names a number of a lens that turns it, or the step that brings both nearest', () => {
    fc.assert(
      fc.property(recent, (list) => {
        const { flip, lead: now } = make(list)
        if (now === 'even') return
        if (flip.lens) {
          expect(flip.narrowing).toBeNull()
          expect(lead(list, AT, changed(flip.lens))).toBe(turned(now))
        }
        if (flip.narrowing) expect(gap(list) - gap(list, changed(flip.narrowing))).toBeCloseTo(flip.narrowing.points, 9)
      }),
      { numRuns: 100 },
    )
  })

  it('tells the nearest step where one side leads by far', () => {
    const [one] = fc.sample(incidents, { seed: 1, numRuns: 1 }) as [Incident]
    const far: Incident = {
      ...one,
      ...{ kind: 'election-interference', country: 'RO', origin: { code: 'RU', confidence: 'high' }, determination: 'confirmed' },
      ...{ severity: 'unknown', sector: 'elections', occurredAt: new Date(AT - 900 * 3_600_000).toISOString() },
    }
    const { flip, lead: now } = make([far, far, far])
    expect([now, flip.lens, flip.kind, flip.incidents]).toEqual(['east', null, null, null])
    expect(flip.narrowing?.points).toBeGreaterThan(0)
  })
})

/** Both lenses after a change of one number, compiled anew. */
function changed({ side, part, criterion, kind, to }: LeadLensChange) {
  const lens = side === 'east' ? EAST_LENS : WEST_LENS
  const share = (1 - to) / (1 - lens.weights[criterion])
  const weights = Object.fromEntries(CRITERIA.map((one) => [one, one === criterion ? to : lens.weights[one] * share])) as Lens['weights']
  const values = { ...lens.values, kind: { ...lens.values.kind, [kind ?? 'cyber']: to } }
  return { east, west, [side]: compileLens(part === 'weight' ? { ...lens, weights } : { ...lens, values }) }
}

function gap(list: readonly Incident[], lenses = { east, west }): number {
  const load = (lens: typeof east) => list.reduce((sum, incident) => sum + score(lens, factsOf(incident), AT), 0)
  return Math.abs(load(lenses.east) - load(lenses.west))
}

/** The lead of the other side; null where nobody leads. */
function turned(lead: RegionMakeup['lead']) {
  return lead === 'even' ? null : lead === 'east' ? 'west' : 'east'
}

/** All sets of positions below n, the empty one left out. */
function subsets(n: number): Set<number>[] {
  return Array.from({ length: 2 ** n - 1 }, (_, at) => new Set([...Array(n).keys()].filter((bit) => ((at + 1) >> bit) & 1)))
}
