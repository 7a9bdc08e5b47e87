import * as fc from 'fast-check'
import type { Draft, Incident, Place } from '../incident'
import { type LngLat, parseRing } from '../polygon'
import { EMPTY_QUERY, type Query } from '../query'
import { DEFAULT_GROUPINGS } from '../region/grouping'
import { AREAS, COUNTRIES, countryOfArea } from '../region/region'
import {
  CONFIDENCES,
  CREDIBILITIES,
  DETERMINATIONS,
  INVESTIGATIONS,
  KINDS,
  PRECISIONS,
  RELIABILITIES,
  SECTORS,
  SEVERITIES,
  TECHNOLOGIES,
  type Technology,
  TLPS,
} from '../taxonomy'
import { formatMoment } from '../time'

/** Start and end of the times that random incidents lie in. */
export const SPAN = [Date.UTC(2026, 7, 1), Date.UTC(2026, 10, 20)] as const

const of = <T>(list: readonly T[]) => fc.constantFrom(...list)
const words = of(['Grid', 'Tallinn', 'łódź', '50%', 'a_b', 'back\\slash', "O'Hara", 'ПРИВЕТ', 'ﬁne', 'x'])
const phrase = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))
const moment = fc.integer({ min: SPAN[0] / 1000, max: SPAN[1] / 1000 }).map((s) => formatMoment(s * 1000))
// Few regions, so that random filters meet random incidents.
const someCountries = ['EE', 'PL', 'DE', 'US', 'UA', 'JP'].filter((code) => COUNTRIES.includes(code))
const someAreas = AREAS.filter((area) => ['EE', 'PL'].includes(countryOfArea(area.code)))
  .slice(0, 6)
  .map((area) => area.code)

const place: fc.Arbitrary<Place | null> = fc.oneof(
  fc.constant(null),
  fc.record({ country: of(someCountries), name: fc.option(words) }),
  fc.record({ area: of(someAreas), name: fc.option(words) }),
  fc.record({
    // JSON has no negative zero.
    lng: fc.double({ min: -180, max: 180, noNaN: true }).map((lng) => lng + 0),
    lat: fc.double({ min: -85, max: 85, noNaN: true }).map((lat) => lat + 0),
    uncertaintyKm: fc.option(fc.integer({ min: 0, max: 500 })),
    name: fc.option(words),
  }),
)

/** A random sound draft. */
export const drafts: fc.Arbitrary<Draft> = fc.record({
  kind: of(KINDS),
  title: phrase,
  summary: fc.oneof(fc.constant(''), phrase),
  severity: of(SEVERITIES),
  determination: of(DETERMINATIONS),
  investigation: of(INVESTIGATIONS),
  occurredAt: moment,
  occurredPrecision: of(PRECISIONS),
  endedAt: fc.constant(null),
  place,
  origin: fc.record({ code: of(['unknown', 'non-state', 'RU', 'BY', 'CN']), confidence: of(CONFIDENCES) }),
  sector: fc.option(of(SECTORS)),
  source: fc.record({ name: of(['CERT', 'Desk']), reliability: of(RELIABILITIES) }),
  credibility: of(CREDIBILITIES),
  externalId: fc.constant(null),
  tlp: of(TLPS),
  exercise: fc.boolean(),
  techniques: fc.uniqueArray(of(['T0046', 'T1566.001']), { maxLength: 2 }),
  // Often more sets than a packed row has codes for.
  technologies: fc.oneof(fc.constant<Technology[]>([]), fc.subarray([...TECHNOLOGIES])),
  tags: fc.uniqueArray(words, { maxLength: 2 }),
  links: fc.constant([]),
})

/** A random recorded incident; points get a country at random, as their true one does not matter here. */
export const incidents: fc.Arbitrary<Incident> = fc
  .record({
    draft: drafts,
    id: fc.uuid(),
    version: fc.integer({ min: 1, max: 9 }),
    pointCountry: fc.option(of(someCountries)),
    lateMs: fc.integer({ min: 0, max: 20 * 86_400_000 }),
    merged: fc.integer({ min: 0, max: 19 }),
  })
  .map(({ draft, id, version, pointCountry, lateMs, merged }) => ({
    ...draft,
    id,
    version,
    seq: 1,
    recordedAt: new Date(Date.parse(draft.occurredAt) + lateMs).toISOString(),
    updatedAt: draft.occurredAt,
    country: countryOf(draft.place, pointCountry),
    area: draft.place && 'area' in draft.place ? draft.place.area : null,
    mergedInto: merged === 0 ? id : null,
  }))

const subset = <T>(list: readonly T[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.uniqueArray(of(list), { minLength: 1, maxLength: 3 }) },
  )

/** What restricts so much that it must be rare for others to show. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

/** A random drawn region, some across the antimeridian: corners around a middle, in turn or crossing each other. */
export const rings: fc.Arbitrary<LngLat[]> = fc
  .record({
    lng: fc.constantFrom(-175, -169, 0, 25, 170, 180),
    lat: fc.integer({ min: -40, max: 60 }),
    corners: fc.array(fc.tuple(fc.integer({ min: -80, max: 80 }), fc.integer({ min: -25, max: 25 })), { minLength: 3, maxLength: 9 }),
  })
  .map(({ lng, lat, corners }) => corners.map(([x, y]): LngLat => [((((lng + x + 180) % 360) + 360) % 360) - 180 + 0, lat + y + 0]))
  .filter((ring) => parseRing(ring.flat().join(','))?.length === ring.length)

/** A random query; most fields are free, so that matches are common. */
export const queries: fc.Arbitrary<Query> = fc
  .record({
    exercise: fc.boolean(),
    kind: subset(KINDS),
    severity: subset(SEVERITIES),
    determination: subset(DETERMINATIONS),
    investigation: subset(INVESTIGATIONS),
    tlp: subset(TLPS),
    technology: subset(TECHNOLOGIES),
    origin: subset(['unknown', 'non-state', 'RU']),
    bloc: subset(DEFAULT_GROUPINGS.map((bloc) => bloc.code)),
    country: subset(someCountries),
    area: subset(someAreas),
    times: fc.option(fc.tuple(moment, moment), { freq: 2 }),
    known: seldom(fc.tuple(moment, moment)),
    bbox: seldom(
      fc
        .tuple(
          fc.integer({ min: -180, max: 180 }),
          fc.integer({ min: -85, max: 0 }),
          fc.integer({ min: -180, max: 180 }),
          fc.integer({ min: 0, max: 85 }),
        )
        .map(([west, south, east, north]) => [west, south, east, north] as Query['bbox']),
    ),
    within: seldom(rings),
    q: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: phrase }),
  })
  .map(({ times, known, ...rest }) => {
    const [from, to] = windowOf(times)
    const [knownFrom, knownBefore] = windowOf(known)
    return { ...EMPTY_QUERY, ...rest, from, to, knownFrom, knownBefore }
  })

function windowOf(texts: readonly string[] | null): [number | null, number | null] {
  const [a, b] = (texts ?? []).map((text) => Date.parse(text)).sort((one, two) => one - two)
  return a !== undefined && b !== undefined && a < b ? [a, b] : [null, null]
}

function countryOf(where: Place | null, pointCountry: string | null): string | null {
  if (!where) return null
  if ('country' in where) return where.country
  return 'area' in where ? countryOfArea(where.area) : pointCountry
}
