import type { Query } from '@/lib/core/query'
import type { Kernel } from '@/lib/engine/kernel'
import { Pass } from '@/lib/engine/pass'
import type { Scoring } from '@/lib/engine/scoring'
import { Store } from '@/lib/engine/store'
import { loadChunk } from '@/lib/engine/testing/chunk-of'
import { packRows } from '@/lib/wire/chunk-columns'
import { type Contender, SEED } from './contender'
import { LENSES } from './objects'
import { VIEWPORT } from './questions'
import { SAMPLE_SPAN, sampleColumns } from './sample-columns'

/** Our own: the whole picture, as the screen gets it. */
export function meridian(kernel: Kernel['name']): (rows: number) => Promise<Contender> {
  return async (rows) => {
    const store = new Store(scoring(0), kernel)
    for (const { columns, rows: count } of sampleColumns(rows, SEED)) loadChunk(store, packRows(columns, 0, count))
    const pass = new Pass()
    const filter = (query: Query) => pass.run(store, { query, viewport: VIEWPORT, hits: null, search: 'none' }).picture.total
    return {
      filter,
      lens(state, query) {
        store.score(scoring(state))
        return filter(query)
      },
    }
  }
}

/** The lenses in one of two states, between which a move goes to and fro. */
export function scoring(state: 0 | 1): Scoring {
  const [east, west] = LENSES as [(typeof LENSES)[number], (typeof LENSES)[number]]
  return { east: east[state], west: west[state], at: SAMPLE_SPAN[1] }
}
