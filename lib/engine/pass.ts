import type { Query } from '../core/query'
import { Clusters } from './clusters'
import type { Columns } from './columns'
import { countFacets } from './facets'
import { compileFilter, type Filter, markFailures } from './filter'
import { countHistogram } from './histogram'
import { sumLoads } from './loads'
import type { Picture, Viewport } from './messages'
import type { Store } from './store'

/** What a pass is asked for. */
export interface Look {
  query: Query
  viewport: Viewport | null
  /** Rows whose text holds the query's words, and over which text they were looked for. */
  hits: Uint8Array | null
  search: Picture['search']
}

/** What a pass leaves behind beside its picture, for questions about it. Rows may have been withdrawn since. */
export interface Outcome {
  store: Store
  picture: Picture
  matches: Uint32Array
  filter: Filter
}

interface Sorted {
  matches: Uint32Array
  /** Near misses: rows that fail one filter alone. */
  misses: Uint32Array
  held: number
  span: [number, number] | null
}

/** The one pass over the columns that makes every number on screen. Holds its scratch memory between passes. */
export class Pass {
  readonly #clusters = new Clusters()
  #fails = new Uint8Array(0)
  #matches = new Uint32Array(0)
  #misses = new Uint32Array(0)
  #revision = 0

  run(store: Store, { query, viewport, hits, search }: Look): Outcome {
    const { columns } = store
    const filter = compileFilter(query, hits)
    const { matches, misses, held, span } = this.#sort(columns, store.size, filter)
    const clusters = viewport ? this.#clusters.group(columns, matches, viewport) : []
    const picture: Picture = {
      revision: ++this.#revision,
      query,
      at: store.scoring.at,
      search,
      total: matches.length,
      held,
      ...sumLoads(columns, matches),
      facets: countFacets(columns, matches, misses, this.#fails),
      histogram: countHistogram(columns, matches, misses, this.#fails, span),
      span,
      symbols: clusters.map(({ lead, symbol }) => ({ ...symbol, key: store.idOf(lead), id: symbol.count === 1 ? store.idOf(lead) : null })),
    }
    return { store, picture, matches, filter }
  }

  /** The rows of the symbol of the last pass whose foremost member is in this row. */
  membersOf(row: number): number[] {
    return this.#clusters.membersOf(row)
  }

  /** Tells matches, and rows that fail one filter alone, from the rest. */
  #sort(columns: Columns, size: number, filter: Filter): Sorted {
    this.#fit(columns.lane.length)
    const [fails, matches, misses] = [this.#fails, this.#matches, this.#misses]
    const { lane, occurredAt } = columns
    markFailures(filter, columns, 0, size, fails)
    let matched = 0
    let missed = 0
    let held = 0
    let first = Number.POSITIVE_INFINITY
    let last = Number.NEGATIVE_INFINITY
    for (let row = 0; row < size; row++) {
      if (lane[row] !== filter.lane) continue
      held++
      const at = occurredAt[row] as number
      if (at < first) first = at
      if (at > last) last = at
      const bits = fails[row] as number
      if (bits === 0) matches[matched++] = row
      else if ((bits & (bits - 1)) === 0) misses[missed++] = row
    }
    const span: Sorted['span'] = held === 0 ? null : [first, last]
    return { matches: matches.subarray(0, matched), misses: misses.subarray(0, missed), held, span }
  }

  #fit(capacity: number): void {
    if (this.#fails.length >= capacity) return
    this.#fails = new Uint8Array(capacity)
    this.#matches = new Uint32Array(capacity)
    this.#misses = new Uint32Array(capacity)
  }
}
