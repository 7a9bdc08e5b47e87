import { countriesOf, DEFAULT_GROUPINGS } from '../core/region/grouping'
import { AREAS, COUNTRIES, countryCode } from '../core/region/region'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TECHNOLOGIES, TLPS, type Tlp } from '../core/taxonomy'
import type { Filter } from './filter'
import { FACETS, LOAD_BYTES, LOADS, MISSED_REGION, TECHNOLOGY_CODES, TECHNOLOGY_FACET } from './layout'
import type { Facets } from './messages'
import type { Store } from './store'

/** What words and technologies of the matches say: how many there are, and their highest marking. */
export interface WordCounts {
  total: number
  highestTlp: Tlp | null
  facets: Pick<Facets, 'kind' | 'severity' | 'determination' | 'investigation' | 'tlp' | 'technology'>
}

/** Counts each field over the rows that fail nothing but that field's own filter. */
export function countWords(store: Store, filter: Filter): WordCounts {
  const { u32 } = store.rows.memory
  const field = (at: number, list: readonly unknown[]) => list.map((_, code) => u32[FACETS / 4 + 8 * at + code] as number)
  const facets = {
    kind: field(0, KINDS),
    severity: field(1, SEVERITIES),
    investigation: field(2, INVESTIGATIONS),
    determination: field(3, DETERMINATIONS),
    tlp: field(4, TLPS),
    technology: store.rows.technologyCodes
      .spread((code) => u32[TECHNOLOGY_CODES / 4 + code] as number, TECHNOLOGIES.length)
      .map((count, at) => count + (u32[TECHNOLOGY_FACET / 4 + at] as number)),
  }
  // What has a word that is asked for fails nothing by that field: it matches.
  const total = facets.kind.reduce((sum, count, kind) => (filter.words[kind] === 0 ? sum + count : sum), 0)
  const highest = facets.tlp.findLastIndex((count, tlp) => filter.words[64 + tlp] === 0 && count > 0)
  return { total, highestTlp: TLPS[highest] ?? null, facets }
}

const countryCounts = new Uint32Array(COUNTRIES.length + 1)
const areaCounts = new Uint32Array(AREAS.length + 1)
const COUNTRY_NAMES = ['', ...COUNTRIES]
const AREA_NAMES = ['', ...AREAS.map(({ code }) => code)]

/** Counts regions over the rows that fail nothing but the region filter. */
export function countRegions({ rows, scoring }: Store): Pick<Facets, 'bloc' | 'country' | 'area'> {
  const { country, area, size } = rows.regions
  const { u32 } = rows.memory
  const groupings = scoring.groupings ?? DEFAULT_GROUPINGS
  countryCounts.fill(0)
  areaCounts.fill(0)
  for (let code = 0; code < size; code++) {
    let count = u32[(MISSED_REGION >> 2) + code] as number
    const at = ((LOADS + LOAD_BYTES * code) >> 2) + 4
    for (let group = 0; group < 8; group++) count += u32[at + group] as number
    if (count === 0) continue
    countryCounts[country[code] as number] = (countryCounts[country[code] as number] as number) + count
    areaCounts[area[code] as number] = (areaCounts[area[code] as number] as number) + count
  }
  return {
    bloc: Object.fromEntries(
      groupings.map(({ code }) => [
        code,
        countriesOf(groupings, code).reduce((sum, member) => sum + (countryCounts[countryCode(member)] ?? 0), 0),
      ]),
    ),
    country: named(countryCounts, COUNTRY_NAMES),
    area: named(areaCounts, AREA_NAMES),
  }
}

/** Counts by name; what is zero, and what has no region (code 0), is left out. */
function named(counts: Uint32Array, names: readonly string[]): Record<string, number> {
  const record: Record<string, number> = {}
  for (let code = 1; code < counts.length; code++) if (counts[code] !== 0) record[names[code] as string] = counts[code] as number
  return record
}
