import { AREAS, areaOfCode, BLOCS, COUNTRIES, countryCode, countryOfCode } from '../core/region/region'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '../core/taxonomy'
import type { Columns } from './columns'
import { FAILS } from './filter'
import type { Facets } from './messages'

const FIELDS = [
  ['kind', FAILS.kind, KINDS.length],
  ['severity', FAILS.severity, SEVERITIES.length],
  ['determination', FAILS.determination, DETERMINATIONS.length],
  ['investigation', FAILS.investigation, INVESTIGATIONS.length],
  ['tlp', FAILS.tlp, TLPS.length],
  ['country', FAILS.region, COUNTRIES.length + 1],
  ['area', FAILS.region, AREAS.length + 1],
] as const

/** Counts each field over the rows that fail nothing but that field's own filter: the matches, and of the near misses those that its filter alone keeps out. */
export function countFacets(columns: Columns, matches: Uint32Array, misses: Uint32Array, fails: Uint8Array): Facets {
  const [kind, severity, determination, investigation, tlp, country, area] = FIELDS.map(([field, bit, codes]) => {
    const counts = new Uint32Array(codes)
    countAll(columns[field], matches, counts)
    countMisses(columns[field], misses, fails, bit, counts)
    return counts
  }) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array]
  return {
    kind: Array.from(kind),
    severity: Array.from(severity),
    determination: Array.from(determination),
    investigation: Array.from(investigation),
    tlp: Array.from(tlp),
    bloc: Object.fromEntries(BLOCS.map(({ code, members }) => [code, sumOf(members, country)])),
    country: named(country, countryOfCode),
    area: named(area, (code) => areaOfCode(code)?.code ?? null),
  }
}

function countAll(codes: Uint8Array | Uint16Array, rows: Uint32Array, counts: Uint32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i] as number] as number
    counts[code] = (counts[code] as number) + 1
  }
}

function countMisses(codes: Uint8Array | Uint16Array, rows: Uint32Array, fails: Uint8Array, bit: number, counts: Uint32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    if (fails[row] !== bit) continue
    const code = codes[row] as number
    counts[code] = (counts[code] as number) + 1
  }
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
