import { AREAS, areaOfCode, BLOCS, COUNTRIES, countryCode, countryOfCode } from '../core/region/region'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '../core/taxonomy'
import type { Columns } from './columns'
import { FAILS } from './filter'
import type { Facets } from './messages'
import { WORDS_CODES, wordsOfCode } from './words-code'

const WORDS = { kind: KINDS, severity: SEVERITIES, determination: DETERMINATIONS, investigation: INVESTIGATIONS, tlp: TLPS }
const FIELDS = ['kind', 'severity', 'determination', 'investigation', 'tlp'] as const

/** Counts each field over the rows that fail nothing but that field's own filter: the matches, and of the near misses those that its filter alone keeps out. */
export function countFacets(columns: Columns, matches: Uint32Array, misses: Uint32Array, fails: Uint8Array): Facets {
  const country = new Uint32Array(COUNTRIES.length + 1)
  const area = new Uint32Array(AREAS.length + 1)
  const words = countMatches(columns, matches, country, area)
  const counts = FIELDS.map((field, at) => {
    const own = new Uint32Array(WORDS[field].length)
    for (const [code, count] of words.entries()) if (count > 0) add(own, wordsOfCode(code)[at] as number, count)
    countMisses(columns[field], misses, fails, FAILS[field], own)
    return Array.from(own)
  }) as [number[], number[], number[], number[], number[]]
  countMisses(columns.country, misses, fails, FAILS.region, country)
  countMisses(columns.area, misses, fails, FAILS.region, area)
  const [kind, severity, determination, investigation, tlp] = counts
  return {
    kind,
    severity,
    determination,
    investigation,
    tlp,
    bloc: Object.fromEntries(BLOCS.map(({ code, members }) => [code, sumOf(members, country)])),
    country: named(country, countryOfCode),
    area: named(area, (code) => areaOfCode(code)?.code ?? null),
  }
}

/** Counts regions, and combinations of words, which stand for five fields at once. */
function countMatches(columns: Columns, matches: Uint32Array, country: Uint32Array, area: Uint32Array): Uint32Array {
  const words = new Uint32Array(WORDS_CODES)
  const { words: wordsOf, country: countryOf, area: areaOf } = columns
  for (let i = 0; i < matches.length; i++) {
    const row = matches[i] as number
    add(words, wordsOf[row] as number, 1)
    add(country, countryOf[row] as number, 1)
    add(area, areaOf[row] as number, 1)
  }
  return words
}

function countMisses(codes: Uint8Array | Uint16Array, rows: Uint32Array, fails: Uint8Array, bit: number, counts: Uint32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    if (fails[row] === bit) add(counts, codes[row] as number, 1)
  }
}

function add(counts: Uint32Array, code: number, more: number): void {
  counts[code] = (counts[code] as number) + more
}

function sumOf(members: readonly string[], country: Uint32Array): number {
  return members.reduce((sum, member) => sum + (country[countryCode(member)] ?? 0), 0)
}

/** Counts by name; what is zero, and what has no region (code 0), is left out. */
function named(counts: Uint32Array, nameOf: (code: number) => string | null): Record<string, number> {
  const record: Record<string, number> = {}
  for (let code = 1; code < counts.length; code++) {
    const name = counts[code] ? nameOf(code) : null
    if (name !== null) record[name] = counts[code] as number
  }
  return record
}
