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

/** Counts each field over the rows that fail nothing but that field's own filter. `rows` are those that fail at most one filter. */
export function countFacets(columns: Columns, rows: Uint32Array, fails: Uint8Array): Facets {
  const [kind, severity, determination, investigation, tlp, country, area] = FIELDS.map(([field, bit, codes]) =>
    countField(columns[field], codes, rows, fails, bit),
  ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array]
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

function countField(codes: Uint8Array | Uint16Array, length: number, rows: Uint32Array, fails: Uint8Array, bit: number): Uint32Array {
  const counts = new Uint32Array(length)
  const others = ~bit
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    if (((fails[row] as number) & others) !== 0) continue
    const code = codes[row] as number
    counts[code] = (counts[code] as number) + 1
  }
  return counts
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
