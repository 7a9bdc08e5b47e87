import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohesion } from '../cohesion'
import type { Incident } from '../incident'
import { EAST_LENS, WEST_LENS } from '../lens/defaults'
import { inForceAt, SHIPPED_VERSIONS } from '../lens/in-force'
import { type CompiledLens, compileLens, factsOf, score } from '../lens/score'
import { KINDS, tlpLevel } from '../taxonomy'
import { incidents as anIncident, SPAN } from '../testing/arbitraries'
import { Foremost } from './foremost'
import { holderLenses } from './holders'
import { type Report, ReportMaker, type ReportPlan } from './report'

const [east, west] = [compileLens(EAST_LENS), compileLens(WEST_LENS)]
const laterEast = compileLens({ ...EAST_LENS, weights: { ...EAST_LENS.weights, kind: 0.1, severity: 0.35 } })
const CHANGE = (SPAN[0] + SPAN[1]) / 2
const holders = holderLenses(inForceAt(SHIPPED_VERSIONS, SPAN[1]))
const plan: ReportPlan = {
  sides: { east: laterEast, west, at: SPAN[1] },
  sidesAt: (at) => ({ east: at < CHANGE ? east : laterEast, west }),
  span: [...SPAN],
  holders,
}
// Few countries, so that most incidents meet others in theirs.
const COUNTRIES = ['EE', 'FR', 'PL', 'IT', 'DE', 'RO', 'NO']
const incidentLists = fc
  .array(fc.tuple(anIncident, fc.constantFrom(...COUNTRIES)), { maxLength: 60 })
  .map((list) => list.map(([incident, country]): Incident => ({ ...incident, country, area: null })))

function make(list: readonly Incident[]): Report<string> {
  const maker = new ReportMaker<string>(plan)
  for (const incident of list) maker.add(factsOf(incident), incident.id, tlpLevel(incident.tlp))
  const made = maker.finish()
  for (;;) {
    const step = made.next()
    if (step.done) return step.value
  }
}

/** Cohesion of the countries by scoring every incident at a moment. */
function byHand(list: readonly Incident[], first: CompiledLens, second: CompiledLens, at: number) {
  const countries = [...new Set(list.map(({ country }) => country))]
  const loads = (lens: CompiledLens) =>
    countries.map((country) =>
      list.reduce((sum, incident) => (incident.country === country ? sum + score(lens, factsOf(incident), at) : sum), 0),
    )
  return cohesion(loads(first), loads(second))
}

describe('ReportMaker', () => {
  it('measures regions, kinds and pairs of holders as scoring every incident does', () => {
    fc.assert(
      fc.property(incidentLists, (list) => {
        const report = make(list)
        expect(report.total).toBe(list.length)
        expect(report.regions).toMatchObject(byHand(list, laterEast, west, SPAN[1]))
        for (const [code, kind] of KINDS.entries())
          expect(report.kinds[code]).toMatchObject({
            kind,
            ...byHand(
              list.filter((one) => one.kind === kind),
              laterEast,
              west,
              SPAN[1],
            ),
          })
        const place = (holder: string) => report.matrix.holders.findIndex((one) => one.holder === holder)
        const tau = report.matrix.tau[place('ally:EE')]?.[place('bloc:west')]
        expect(tau).toBe(byHand(list, east, west, SPAN[1]).tau)
      }),
      { numRuns: 30 },
    )
  })

  it('measures each moment by what was reported by then, decayed to then, under the lenses in force then', () => {
    fc.assert(
      fc.property(incidentLists, (list) => {
        for (const { at, interval, ...measured } of make(list).series) {
          const known = list.filter((one) => Date.parse(one.occurredAt) <= at)
          const expected = byHand(known, at < CHANGE ? east : laterEast, west, at)
          expect(measured).toEqual({ ...expected, tau: expected.tau === null ? null : expect.closeTo(expected.tau, 9) })
          if (interval) expect(interval.low).toBeLessThanOrEqual(interval.high)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('says of each holder whether it has a lens of its own: none has, as it ships', () => {
    expect(holders.map(({ holder }) => holder)).toEqual(expect.arrayContaining(['bloc:east', 'bloc:west', 'ally:EE', 'ally:FR']))
    expect(holders.every(({ submitted }) => !submitted)).toBe(true)
    expect(new Set(holders.map(({ lens }) => lens)).size).toBe(2)
  })
})

describe('Foremost', () => {
  it('keeps the first of each side', () => {
    const scored = fc.record({ east: fc.integer({ min: 0, max: 40 }), west: fc.integer({ min: 0, max: 40 }) })
    fc.assert(
      fc.property(fc.array(scored, { maxLength: 200 }), fc.integer({ min: 1, max: 6 }), (list, limit) => {
        const foremost = new Foremost<number>(limit)
        for (const [key, one] of list.entries()) foremost.add({ key, ...one })
        const kept = foremost.list()
        for (const side of ['east', 'west'] as const) {
          const first = [...list].sort((a, b) => b[side] - a[side]).slice(0, limit)
          const keptFirst = [...kept].sort((a, b) => b[side] - a[side]).slice(0, limit)
          expect(keptFirst.map((one) => one[side])).toEqual(first.map((one) => one[side]))
        }
        expect(kept.length).toBeLessThanOrEqual(2 * limit)
      }),
    )
  })
})
