import { originCode } from '../core/lens/score'
import { type Bbox, boxHolds, type Query, regionCountries } from '../core/query'
import { AREAS, areaCode, COUNTRIES, countryCode } from '../core/region/region'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '../core/taxonomy'
import { type Columns, EXERCISE, REAL } from './columns'
import { WORDS_CODES, wordsCode } from './words-code'

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

const WORD_FIELDS = ['kind', 'severity', 'determination', 'investigation', 'tlp'] as const

/** A query as tables over codes: what a code fails. */
export interface Filter {
  lane: number
  /** By `wordsCode`. */
  words: Uint8Array
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
    words: wordsTable(query),
    origin: table(COUNTRIES.length + 2, origins.length > 0, origins, FAILS.other),
    country: table(COUNTRIES.length + 1, regions, countries, FAILS.region),
    area: table(AREAS.length + 1, regions, query.area.map(areaCode), FAILS.region),
    from: query.from ?? Number.NEGATIVE_INFINITY,
    to: query.to ?? Number.POSITIVE_INFINITY,
    bbox: query.bbox,
    hits,
  }
}

/**
 * Writes what the rows `from` up to `to` fail (0: nothing) to `fails`, from its start on, as `matches` of
 * `lib/core/query` says, lanes aside. The inner loop of everything: it allocates nothing.
 */
export function markFailures(filter: Filter, columns: Columns, from: number, to: number, fails: Uint8Array): void {
  const { words, origin, country, area, from: start, to: end } = filter
  const { words: wordsOf, origin: originOf, country: countryOf, area: areaOf, occurredAt } = columns
  for (let row = from; row < to; row++) {
    const at = occurredAt[row] as number
    fails[row - from] =
      (words[wordsOf[row] as number] as number) |
      (origin[originOf[row] as number] as number) |
      ((country[countryOf[row] as number] as number) & (area[areaOf[row] as number] as number)) |
      (at < start || at >= end ? FAILS.time : 0)
  }
  if (filter.bbox !== null || filter.hits !== null) markOther(filter, columns, from, to, fails)
}

function markOther({ bbox, hits }: Filter, { lng, lat }: Columns, from: number, to: number, fails: Uint8Array): void {
  for (let row = from; row < to; row++) {
    const inBox = bbox === null || boxHolds(bbox, lng[row] as number, lat[row] as number)
    if (!inBox || (hits !== null && hits[row] !== 1)) fails[row - from] = (fails[row - from] as number) | FAILS.other
  }
}

/** What each combination of words fails. */
function wordsTable(query: Query): Uint8Array {
  const fails = new Uint8Array(WORDS_CODES)
  const lists = [KINDS, SEVERITIES, DETERMINATIONS, INVESTIGATIONS, TLPS] as const
  const [kind, severity, determination, investigation, tlp] = lists.map((list, at) => {
    const field = WORD_FIELDS[at] as (typeof WORD_FIELDS)[number]
    const wanted: readonly string[] = query[field]
    return list.map((word) => (wanted.length === 0 || wanted.includes(word) ? 0 : FAILS[field]))
  }) as [number[], number[], number[], number[], number[]]
  for (const [k, a] of kind.entries())
    for (const [s, b] of severity.entries())
      for (const [d, e] of determination.entries())
        for (const [i, g] of investigation.entries())
          for (const [t, h] of tlp.entries()) fails[wordsCode(k, s, d, i, t)] = a | b | e | g | h
  return fails
}

function table(length: number, restricts: boolean, accepted: readonly number[], bit: number): Uint8Array {
  const fails = new Uint8Array(length).fill(restricts ? bit : 0)
  for (const code of accepted) fails[code] = 0
  return fails
}
