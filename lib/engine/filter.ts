import { originCode } from '../core/lens/score'
import { type Bbox, boxHolds, type Query, regionCountries } from '../core/query'
import { AREAS, areaCode, COUNTRIES, countryCode } from '../core/region/region'
import { codeOf, DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '../core/taxonomy'
import { type Columns, EXERCISE, REAL } from './columns'

/** What a row fails, a bit for each filter: a row that fails one alone still counts for that filter's own facet. */
export const FAILS = {
  kind: 1,
  severity: 2,
  determination: 4,
  investigation: 8,
  tlp: 16,
  region: 32,
  time: 64,
  /** Origin, box and words: filters without a facet. */
  other: 128,
} as const

/** A query as tables over codes: what a code fails. */
export interface Filter {
  lane: number
  kind: Uint8Array
  severity: Uint8Array
  determination: Uint8Array
  investigation: Uint8Array
  tlp: Uint8Array
  origin: Uint8Array
  country: Uint8Array
  area: Uint8Array
  from: number
  to: number
  bbox: Bbox | null
  /** 1 for each row whose text holds the words; null where none are asked for. */
  hits: Uint8Array | null
}

/** Expands a query into tables. `hits` answers its words. */
export function compileFilter(query: Query, hits: Uint8Array | null): Filter {
  const regions = query.bloc.length + query.country.length + query.area.length > 0
  const countries = [...regionCountries(query)].map(countryCode)
  const origins = query.origin.map(originCode)
  return {
    lane: query.exercise ? EXERCISE : REAL,
    kind: wordTable(KINDS, query.kind, FAILS.kind),
    severity: wordTable(SEVERITIES, query.severity, FAILS.severity),
    determination: wordTable(DETERMINATIONS, query.determination, FAILS.determination),
    investigation: wordTable(INVESTIGATIONS, query.investigation, FAILS.investigation),
    tlp: wordTable(TLPS, query.tlp, FAILS.tlp),
    origin: table(COUNTRIES.length + 2, origins.length > 0, origins, FAILS.other),
    country: table(COUNTRIES.length + 1, regions, countries, FAILS.region),
    area: table(AREAS.length + 1, regions, query.area.map(areaCode), FAILS.region),
    from: query.from ?? Number.NEGATIVE_INFINITY,
    to: query.to ?? Number.POSITIVE_INFINITY,
    bbox: query.bbox,
    hits,
  }
}

/** What a row of the filter's lane fails; 0 where it matches, as `matches` of `lib/core/query` says. */
export function failuresOf(f: Filter, c: Columns, row: number): number {
  const at = c.occurredAt[row] as number
  let fails =
    (f.kind[c.kind[row] as number] as number) |
    (f.severity[c.severity[row] as number] as number) |
    (f.determination[c.determination[row] as number] as number) |
    (f.investigation[c.investigation[row] as number] as number) |
    (f.tlp[c.tlp[row] as number] as number) |
    (f.origin[c.origin[row] as number] as number) |
    ((f.country[c.country[row] as number] as number) & (f.area[c.area[row] as number] as number))
  if (at < f.from || at >= f.to) fails |= FAILS.time
  if (f.bbox !== null && !boxHolds(f.bbox, c.lng[row] as number, c.lat[row] as number)) fails |= FAILS.other
  if (f.hits !== null && f.hits[row] !== 1) fails |= FAILS.other
  return fails
}

function wordTable<T>(list: readonly T[], wanted: readonly T[], bit: number): Uint8Array {
  return table(
    list.length,
    wanted.length > 0,
    wanted.map((word) => codeOf(list, word)),
    bit,
  )
}

function table(length: number, restricts: boolean, accepted: readonly number[], bit: number): Uint8Array {
  const fails = new Uint8Array(length).fill(restricts ? bit : 0)
  for (const code of accepted) fails[code] = 0
  return fails
}
