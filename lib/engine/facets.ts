import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TECHNOLOGIES, TLPS, type Tlp } from '../core/taxonomy'
import type { Filter } from './filter'
import { FACETS, TECHNOLOGY_CODES, TECHNOLOGY_FACET } from './layout'
import type { PackedPicture } from './messages'
import type { Store } from './store'

/** What words and technologies of the matches say: how many there are, and their highest marking. */
export interface WordCounts {
  total: number
  highestTlp: Tlp | null
  facets: PackedPicture['facets']
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
