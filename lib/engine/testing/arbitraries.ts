import * as fc from 'fast-check'
import type { Incident } from '../../core/incident'
import { EAST_LENS, WEST_LENS } from '../../core/lens/defaults'
import type { Lens } from '../../core/lens/lens'
import { compileLens } from '../../core/lens/score'
import { incidents, SPAN } from '../../core/testing/arbitraries'
import type { Viewport } from '../messages'
import type { Scoring } from '../scoring'

const DAY = 86_400_000

/** So many random incidents, the same for the same seed. */
export const sampleIncidents = (count: number, seed: number) =>
  fc.sample(fc.uniqueArray(incidents, { minLength: count, maxLength: count, selector: ({ id }) => id }), {
    seed,
    numRuns: 1,
  })[0] as Incident[]

/** A part of the world on screen, at any zoom. */
export const viewports = fc
  .tuple(fc.double({ min: -200, max: 150, noNaN: true }), fc.double({ min: -80, max: 60, noNaN: true }), fc.integer({ min: 0, max: 9 }))
  .map(
    ([west, south, zoom]): Viewport => ({ west, south, east: west + 360 / 2 ** zoom, north: Math.min(85, south + 170 / 2 ** zoom), zoom }),
  )

/** A lens like another, of other weights, half-lives and threshold; it may decay within the hour. */
const lenses = (lens: Lens) =>
  fc
    .record({
      shift: fc.double({ min: 0, max: 0.1, noNaN: true }),
      pace: fc.constantFrom(0.001, 0.3, 1, 20),
      highFrom: fc.integer({ min: 0, max: 70 }),
    })
    .map(({ shift, pace, highFrom }) =>
      compileLens({
        ...lens,
        highFrom,
        weights: { ...lens.weights, kind: lens.weights.kind - shift, origin: lens.weights.origin + shift },
        halfLifeHours: Object.fromEntries(
          Object.entries(lens.halfLifeHours).map(([kind, hours]) => [kind, hours * pace]),
        ) as Lens['halfLifeHours'],
      }),
    )
/** Two lenses and a moment. */
export const scorings: fc.Arbitrary<Scoring> = fc.record({
  east: lenses(EAST_LENS),
  west: lenses(WEST_LENS),
  at: fc.integer({ min: SPAN[0], max: SPAN[1] + 30 * DAY }),
})
