import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Incident } from '../core/incident'
import { EMPTY_QUERY } from '../core/query'
import { incidents } from '../core/testing/arbitraries'
import { LOAD_BYTES } from './layout'
import { openPicture } from './open-picture'
import { Pass } from './pass'
import { LOAD_WIDTH, MATCH_WIDTH } from './region-columns'
import { Store } from './store'
import { chunkOf, loadChunk } from './testing/chunk-of'
import { SCORING } from './testing/scoring'

const [one] = fc.sample(incidents, { seed: 1, numRuns: 1 }) as [Incident]

/** So many incidents, each with another id, in a country and an area. */
function inRegion(count: number, country: string | null, area: string | null, first: number): Incident[] {
  const place = country === null ? null : { country, name: null }
  return Array.from({ length: count }, (_, at) => ({
    ...one,
    id: one.id.slice(0, -8) + (first + at).toString(16).padStart(8, '0'),
    ...{ country, area, place, exercise: false, mergedInto: null },
  }))
}

const LIST = [
  ...inRegion(2, 'EE', null, 0),
  ...inRegion(3, 'EE', 'EE-37', 10),
  ...inRegion(4, 'EE', 'EE-79', 20),
  ...inRegion(5, 'LV', 'EE-37', 30),
  ...inRegion(6, null, null, 40),
]

function look(query = EMPTY_QUERY) {
  const store = new Store(SCORING)
  loadChunk(store, chunkOf(LIST))
  return new Pass().run(store, { query, viewport: null, hits: null, search: 'none' }).picture
}

const counts = (loads: readonly { region: string; count: number }[]) =>
  Object.fromEntries(loads.map(({ region, count }) => [region, count]))

it('counts an area in its country, and one outside its own country in that where it lies', () => {
  const { countries, areas, facets, unplaced, quiet } = openPicture(look())
  expect(counts(countries)).toEqual({ EE: 9, LV: 5 })
  expect(counts(areas)).toEqual({ 'EE-37': 8, 'EE-79': 4 })
  expect([facets.country, facets.area]).toEqual([counts(countries), counts(areas)])
  expect([unplaced, quiet]).toEqual([6, []])
})

it('tells what a region filter keeps out from what matches', () => {
  const { countries, areas, facets, quiet } = openPicture(look({ ...EMPTY_QUERY, country: ['LV'] }))
  expect(counts(countries)).toEqual({ LV: 5 })
  expect(counts(areas)).toEqual({ 'EE-37': 5 })
  expect(facets.country).toEqual({ EE: 9, LV: 5 })
  expect(facets.area).toEqual({ 'EE-37': 8, 'EE-79': 4 })
  expect(quiet).toEqual(['EE', 'EE-79'])
})

it('reads regions as wide as the tallies are', () => {
  expect([LOAD_WIDTH * 8, MATCH_WIDTH * 4]).toEqual([LOAD_BYTES, LOAD_BYTES])
})

it('reads the same from what another thread was sent, and makes each list once', () => {
  const picture = look()
  const sent = openPicture(structuredClone(picture))
  expect(sent).toEqual(openPicture(picture))
  expect(sent.areas).toBe(sent.areas)
  expect(sent.facets.country).toBe(sent.facets.country)
})

it('does not say what is quiet while that is not known', () => {
  const picture = look()
  expect(openPicture({ ...picture, regions: { ...picture.regions, held: null } }).quiet).toBeNull()
})
