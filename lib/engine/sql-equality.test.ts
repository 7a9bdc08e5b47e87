import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holding } from '@/db/queries/matching'
import { readIds } from '@/db/queries/read-incidents'
import type { Store as Database } from '@/db/store'
import { openMemoryStore } from '@/db/testing/memory-store'
import type { Incident } from '../core/incident'
import { matches, type Query } from '../core/query'
import { TLPS } from '../core/taxonomy'
import { queries } from '../core/testing/arbitraries'
import { CellGrid } from './cell-grid'
import { openPicture } from './open-picture'
import { Pass } from './pass'
import { Store } from './store'
import { sampleIncidents, scorings, viewports } from './testing/arbitraries'
import { chunkOf, loadChunk } from './testing/chunk-of'
import { expectClose } from './testing/close'
import { SCORING } from './testing/scoring'
import { fillTable, sqlReference, sqlReferenceOf } from './testing/sql-reference'
import { TextHits } from './text-hits'

const COUNT = 2000
const RUNS = 1000

let database: Database
let list: Incident[]
beforeAll(async () => {
  database = await openMemoryStore()
  // Without external ids, of which no two may be alike, and in two lanes.
  list = sampleIncidents(COUNT, 11).map((incident) => ({ ...incident, externalId: null }))
  await fillTable(database.db, list)
}, 120_000)
afterAll(() => database.close())

/** The rows that hold the words of a query, found as on screen: by the ids that the server's search gives. */
async function hitsOf(store: Store, { q }: Query): Promise<Uint8Array | null> {
  if (q === '') return null
  const hits = new TextHits(q, store)
  hits.answer({ seq: 1, ids: await readIds(database.db, holding(q, TLPS.length)) })
  return hits.rows
}

describe('the kernel and SQL', () => {
  it(`give the same numbers for ${RUNS} random queries, times, drawn regions, words, viewports and lenses`, async () => {
    const store = new Store(SCORING)
    loadChunk(store, chunkOf(list))
    const pass = new Pass()
    const asked = fc.sample(fc.tuple(queries, fc.option(viewports), scorings), { numRuns: RUNS, seed: 12 })
    const used = { q: 0, within: 0, bbox: 0, from: 0, knownFrom: 0, bloc: 0, found: 0 }
    for (const [query, viewport, scoring] of asked) {
      store.score(scoring)
      const hits = await hitsOf(store, query)
      const { picture } = pass.run(store, { query, viewport, hits, search: hits ? 'exact' : 'none' })
      const reference = await sqlReference(database.db, query, scoring, viewport && new CellGrid(viewport))
      expectClose({ query, ...sqlReferenceOf(openPicture(picture)) }, { query, ...reference })
      expect(reference.total).toBe(list.filter((incident) => matches(query, incident)).length)
      used.q += Number(query.q !== '')
      used.within += Number(query.within !== null)
      used.bbox += Number(query.bbox !== null)
      used.from += Number(query.from !== null)
      used.knownFrom += Number(query.knownFrom !== null)
      used.bloc += Number(query.bloc.length > 0)
      used.found += Number(reference.total > 0)
    }
    // Nothing of this was left out by chance.
    for (const [name, times] of Object.entries(used)) expect(times, name).toBeGreaterThan(RUNS / 20)
  }, 240_000)
})
