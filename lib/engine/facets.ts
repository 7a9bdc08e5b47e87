import { AREAS, areaOfCode, BLOCS, COUNTRIES, countryCode, countryOfCode } from '../core/region/region'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS, type Tlp } from '../core/taxonomy'
import { FAILS, type Filter, wordFails } from './filter'
import { BY_WORDS, LOAD_BYTES, LOADS, MISSED_REGION, WORDS_MASK } from './layout'
import type { Facets } from './messages'
import type { Store } from './store'

const BLOC_MEMBERS = BLOCS.map(({ code, members }) => [code, members.map(countryCode)] as const)

/** What the words of the matches say: how many there are, and their highest marking. */
export interface WordCounts {
  total: number
  highestTlp: Tlp | null
  facets: Pick<Facets, 'kind' | 'severity' | 'determination' | 'investigation' | 'tlp'>
}

/** Counts each field of the words over the rows that fail nothing but that field's own filter. */
export function countWords(store: Store, filter: Filter): WordCounts {
  const { u32 } = store.rows.memory
  const zeros = (list: readonly unknown[]) => list.map(() => 0)
  const facets = {
    kind: zeros(KINDS),
    severity: zeros(SEVERITIES),
    determination: zeros(DETERMINATIONS),
    investigation: zeros(INVESTIGATIONS),
    tlp: zeros(TLPS),
  }
  const lane = filter.lane << 14
  let total = 0
  let highest = -1
  for (let words = 0; words <= WORDS_MASK; words++) {
    const count = u32[BY_WORDS / 4 + words] as number
    if (count === 0) continue
    const fails = wordFails(filter.words, words | lane)
    const tlp = words >> 11
    if (fails === 0) {
      total += count
      highest = Math.max(highest, tlp)
    }
    const add = (counts: number[], code: number, bit: number) => {
      if (fails === 0 || fails === bit) counts[code] = (counts[code] as number) + count
    }
    add(facets.kind, words & 7, FAILS.kind)
    add(facets.severity, (words >> 3) & 7, FAILS.severity)
    add(facets.investigation, (words >> 6) & 3, FAILS.investigation)
    add(facets.determination, (words >> 8) & 7, FAILS.determination)
    add(facets.tlp, tlp, FAILS.tlp)
  }
  return { total, highestTlp: TLPS[highest] ?? null, facets }
}

/** Counts regions over the rows that fail nothing but the region filter. */
export function countRegions({ rows }: Store): Pick<Facets, 'bloc' | 'country' | 'area'> {
  const { regions, memory } = rows
  const country = new Uint32Array(COUNTRIES.length + 1)
  const area = new Uint32Array(AREAS.length + 1)
  for (let code = 0; code < regions.size; code++) {
    let count = memory.u32[MISSED_REGION / 4 + code] as number
    const at = (LOADS + LOAD_BYTES * code) / 4 + 4
    for (let group = 0; group < 8; group++) count += memory.u32[at + group] as number
    if (count === 0) continue
    country[regions.country[code] as number] = (country[regions.country[code] as number] as number) + count
    area[regions.area[code] as number] = (area[regions.area[code] as number] as number) + count
  }
  return {
    bloc: Object.fromEntries(
      BLOC_MEMBERS.map(([code, members]) => [code, members.reduce((sum, member) => sum + (country[member] ?? 0), 0)]),
    ),
    country: named(country, countryOfCode),
    area: named(area, (code) => areaOfCode(code)?.code ?? null),
  }
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
