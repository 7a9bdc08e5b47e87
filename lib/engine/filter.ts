import { originCode } from '../core/lens/score'
import { type Edges, polygonHolds } from '../core/polygon'
import { type Bbox, boxHolds, type Query, regionCountries } from '../core/query'
import { DEFAULT_GROUPINGS, type Grouping } from '../core/region/grouping'
import { areaCode, countryCode } from '../core/region/region'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '../core/taxonomy'
import { technologyBits } from '../core/technology-set'
import { ORIGIN_FAILS, REGION_FAILS, REGIONS, WORD_FAILS } from './layout'
import type { Memory } from './memory'
import type { RegionCodes } from './region-codes'
import { EXERCISE, REAL, type Rows } from './rows'
import { edgesOfRegion } from './within-test'

/** What a row fails, a bit for each filter: a row that fails one alone still counts for that filter's own facet. */
export const FAILS = {
  kind: 1,
  severity: 2,
  determination: 4,
  investigation: 8,
  tlp: 16,
  region: 32,
  time: 64,
  technology: 128,
  /** Every filter at once: what the other lane fails, and what fails a filter without a facet (origin, time of the record, places, words). */
  all: 255,
} as const

/** A query as tables over codes: what a code fails. */
export interface Filter {
  lane: number
  /** 16 entries each for kind, severity, investigation, determination, tlp and lane. */
  words: Uint8Array
  /** By `originCode`; null where any origin will do. */
  origin: Uint8Array | null
  /** `technologyBits` of those of which a row must have one; 0 where any will do. */
  technologies: number
  /** By the code of `RegionCodes`; null where any region will do. */
  region: Uint8Array | null
  from: number
  to: number
  /** Window of the times of the record. */
  knownFrom: number
  knownBefore: number
  bbox: Bbox | null
  /** Edges of a drawn region; null where there is none. */
  within: Edges | null
  /** 1 for each row whose text holds the words; null where none are asked for. */
  hits: Uint8Array | null
}

/** Expands a query into tables. `hits` answers its words. */
export function compileFilter(query: Query, hits: Uint8Array | null, regions: RegionCodes, groupings?: readonly Grouping[]): Filter {
  const lane = query.exercise ? EXERCISE : REAL
  return {
    lane,
    words: wordTables(query, lane),
    origin: query.origin.length > 0 ? table(256, query.origin.map(originCode), FAILS.all) : null,
    technologies: technologyBits(query.technology),
    region: regionTable(query, regions, groupings ?? DEFAULT_GROUPINGS),
    from: query.from ?? Number.NEGATIVE_INFINITY,
    to: query.to ?? Number.POSITIVE_INFINITY,
    knownFrom: query.knownFrom ?? Number.NEGATIVE_INFINITY,
    knownBefore: query.knownBefore ?? Number.POSITIVE_INFINITY,
    bbox: query.bbox,
    within: query.within && edgesOfRegion(query.within),
    hits,
  }
}

/** Puts a filter's tables where the kernel reads them. */
export function installFilter({ words, origin, region }: Filter, { u8 }: Memory): void {
  u8.set(words, WORD_FAILS)
  if (origin) u8.set(origin, ORIGIN_FAILS)
  if (region) u8.set(region, REGION_FAILS)
}

/** What one row fails (0: nothing), as `matches` of `lib/core/query` says; `FAILS.all` in another lane. */
export function failsOf(filter: Filter, rows: Rows, row: number): number {
  const { words: fails, origin, region } = filter
  const words = rows.words(row)
  const at = rows.occurredAt(row)
  return (
    wordFails(fails, words) |
    (origin ? (origin[rows.origin(row)] as number) : 0) |
    (region ? (region[rows.region(row)] as number) : 0) |
    (at < filter.from || at >= filter.to ? FAILS.time : 0) |
    (filter.technologies !== 0 && (rows.technologies(row) & filter.technologies) === 0 ? FAILS.technology : 0) |
    (failsOther(filter, rows, row) ? FAILS.all : 0)
  )
}

/** What the words of a row fail, by the tables of a filter. */
export function wordFails(fails: Uint8Array, words: number): number {
  return (
    (fails[words & 7] as number) |
    (fails[16 + ((words >> 3) & 7)] as number) |
    (fails[32 + ((words >> 6) & 3)] as number) |
    (fails[48 + ((words >> 8) & 7)] as number) |
    (fails[64 + ((words >> 11) & 7)] as number) |
    (fails[80 + (words >> 14)] as number)
  )
}

/** Whether a row was recorded at another time, lies outside the box or the drawn region, or lacks the words. */
function failsOther({ bbox, within, hits, knownFrom, knownBefore }: Filter, rows: Rows, row: number): boolean {
  const known = rows.recordedAt(row)
  if (known < knownFrom || known >= knownBefore) return true
  if (within !== null && !(rows.isPoint(row) && polygonHolds(within, rows.lng(row), rows.lat(row)))) return true
  return (hits !== null && hits[row] !== 1) || (bbox !== null && !boxHolds(bbox, rows.lng(row), rows.lat(row)))
}

function wordTables(query: Query, lane: number): Uint8Array {
  const tables = new Uint8Array(96)
  const write = <T>(at: number, list: readonly T[], wanted: readonly T[], bit: number) =>
    tables.set(
      list.map((word) => (wanted.length === 0 || wanted.includes(word) ? 0 : bit)),
      at,
    )
  write(0, KINDS, query.kind, FAILS.kind)
  write(16, SEVERITIES, query.severity, FAILS.severity)
  write(32, INVESTIGATIONS, query.investigation, FAILS.investigation)
  write(48, DETERMINATIONS, query.determination, FAILS.determination)
  write(64, TLPS, query.tlp, FAILS.tlp)
  write(80, [0, 1, 2, 3], [lane], FAILS.all)
  return tables
}

/** A bloc that the groupings do not know holds nothing: it never stands for no restriction. */
function regionTable(query: Query, regions: RegionCodes, groupings: readonly Grouping[]): Uint8Array | null {
  if (query.bloc.length + query.country.length + query.area.length === 0) return null
  const countries = new Set([...regionCountries(query, groupings)].map(countryCode))
  const areas = new Set(query.area.map(areaCode))
  const accepted: number[] = []
  for (let code = 1; code < regions.size; code++)
    if (countries.has(regions.country[code] as number) || areas.has(regions.area[code] as number)) accepted.push(code)
  return table(REGIONS, accepted, FAILS.region)
}

function table(length: number, accepted: readonly number[], bit: number): Uint8Array {
  const fails = new Uint8Array(length).fill(bit)
  for (const code of accepted) fails[code] = 0
  return fails
}
