import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../core/incident'
import { EMPTY_QUERY } from '../core/query'
import { incidents } from '../core/testing/arbitraries'
import { shownLng, xOfLng, yOfLat } from './mercator'
import type { MapSymbol, Viewport } from './messages'
import { Pass } from './pass'
import { Store } from './store'
import { SCORING } from './testing/scoring'

/** Beyond so many pixels an arrival changes no symbol: some three symbols side by side. */
const FAR = 150
const WORLD: Viewport = { west: -169, south: -85, east: 191, north: 85, zoom: 3 }

/** Incidents at points, all in the real lane. */
const points = (lng: fc.Arbitrary<number>, lat: fc.Arbitrary<number>, maxLength: number) =>
  fc.uniqueArray(
    fc.tuple(incidents, lng, lat).map(
      ([incident, x, y]): Incident => ({
        ...incident,
        exercise: false,
        mergedInto: null,
        place: { lng: x, lat: y, uncertaintyKm: 1, name: null },
      }),
    ),
    { maxLength, selector: ({ id }) => id },
  )
const anywhere = points(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }), 80)

function show(list: readonly Incident[], viewport: Viewport) {
  const store = new Store(SCORING)
  for (const incident of list) store.upsert(incident)
  const pass = new Pass()
  const { picture } = pass.run(store, { query: EMPTY_QUERY, viewport, hits: null, search: 'none' })
  return { symbols: picture.symbols, membersOf: (key: string) => pass.membersOf(store.rowOf(key)).map((row) => store.idOf(row)) }
}

describe('clusters', () => {
  it('show every point of the world once', () => {
    fc.assert(
      fc.property(anywhere, (list) => {
        const { symbols, membersOf } = show(list, WORLD)
        const members = symbols.flatMap(({ key }) => membersOf(key))
        expect(members.sort()).toEqual(list.map(({ id }) => id).sort())
        for (const { key, count, kinds, id } of symbols) {
          expect(membersOf(key)).toHaveLength(count)
          expect(kinds.reduce((sum, one) => sum + one, 0)).toBe(count)
          expect(id).toBe(count === 1 ? key : null)
        }
      }),
    )
  })

  it('keep groups apart and their members within their box', () => {
    fc.assert(
      fc.property(anywhere, (list) => {
        const { symbols, membersOf } = show(list, WORLD)
        const at = new Map(list.map((incident) => [incident.id, incident.place as { lng: number; lat: number }]))
        for (const { key, box, lng, lat } of symbols) {
          const [west, south, east, north] = box.map((edge, side) => edge + (side < 2 ? -1e-6 : 1e-6)) as typeof box
          expect(lng >= west && lng <= east && lat >= south && lat <= north).toBe(true)
          for (const id of membersOf(key)) {
            const place = at.get(id) ?? { lng: Number.NaN, lat: Number.NaN }
            const shown = shownLng(place.lng)
            expect(shown >= west && shown <= east && place.lat >= south && place.lat <= north).toBe(true)
          }
        }
      }),
    )
  })

  it('cut the world at -169', () => {
    const list = fc.sample(anywhere, { seed: 1, numRuns: 50 }).flat().slice(0, 2)
    const [west, east] = [-175, 170].map((lng, at) => ({
      ...(list[at] as Incident),
      place: { lng, lat: 0, uncertaintyKm: null, name: null },
    }))
    const { symbols } = show([west, east] as Incident[], WORLD)
    expect(symbols.map(({ lng }) => Math.round(lng)).sort()).toEqual([170, 185])
  })

  it('group what lies on one spot at any zoom, and let it be listed', () => {
    fc.assert(
      fc.property(points(fc.constant(24.75), fc.constant(59.44), 30), (list) => {
        const { symbols, membersOf } = show(list, { west: 24, south: 59, east: 25, north: 60, zoom: 18 })
        expect(symbols).toHaveLength(list.length === 0 ? 0 : 1)
        for (const { key } of symbols) expect(membersOf(key).sort()).toEqual(list.map(({ id }) => id).sort())
      }),
    )
  })

  it('are at most 2,000', () => {
    const store = new Store(SCORING)
    const one = fc.sample(anywhere, { seed: 1, numRuns: 50 }).flat()[0] as Incident
    for (let n = 0; n < 20_000; n++) {
      const place = { lng: (n % 200) * 1.8 - 168, lat: Math.floor(n / 200) * 1.6 - 80, uncertaintyKm: null, name: null }
      store.upsert({ ...one, id: one.id.slice(0, -8) + n.toString(16).padStart(8, '0'), place })
    }
    const { picture } = new Pass().run(store, { query: EMPTY_QUERY, viewport: { ...WORLD, zoom: 6 }, hits: null, search: 'none' })
    expect(picture.symbols.length).toBeLessThanOrEqual(2000)
    expect(picture.symbols.reduce((sum, { count }) => sum + count, 0)).toBe(20_000)
  })

  it('stay as they are while something arrives elsewhere, and keep the key that an opened one is known by', () => {
    const [one] = fc.sample(anywhere, { seed: 1, numRuns: 50 }).flat() as [Incident]
    const within = (west: number, east: number, south: number, north: number) =>
      fc.record({ lng: fc.double({ min: west, max: east, noNaN: true }), lat: fc.double({ min: south, max: north, noNaN: true }) })
    // Half of it crowds around one place.
    const place = fc.oneof(within(-10, 40, 36, 64), within(20, 24, 50, 53))
    const places = fc.sample(place, { seed: 7, numRuns: 2400 })
    const store = new Store(SCORING)
    const pass = new Pass()
    const viewport: Viewport = { west: -16, south: 33, east: 48, north: 66, zoom: 4 }
    const arrive = (at: number) => {
      const { lng, lat } = places[at] as (typeof places)[number]
      const id = one.id.slice(0, -8) + at.toString(16).padStart(8, '0')
      store.upsert({ ...one, id, place: { lng, lat, uncertaintyKm: null, name: null } })
      const { picture } = pass.run(store, { query: { ...EMPTY_QUERY, exercise: one.exercise }, viewport, hits: null, search: 'none' })
      return picture.symbols
    }
    const pixels = 256 * 2 ** viewport.zoom
    let before = arrive(0)
    for (let at = 1; at < places.length; at++) {
      const { lng, lat } = places[at] as (typeof places)[number]
      const after = arrive(at)
      const isFar = (symbol: MapSymbol) => Math.hypot(xOfLng(symbol.lng) - xOfLng(lng), yOfLat(symbol.lat) - yOfLat(lat)) * pixels > FAR
      expect(after.filter(isFar)).toEqual(before.filter(isFar))
      before = after
    }
  })
})
