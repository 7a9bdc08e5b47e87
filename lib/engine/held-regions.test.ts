import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../core/incident'
import { EMPTY_QUERY, matches } from '../core/query'
import { incidents, queries } from '../core/testing/arbitraries'
import { openPicture } from './open-picture'
import { type Look, Pass } from './pass'
import { Store } from './store'
import { chunkOf, loadChunk } from './testing/chunk-of'
import { SCORING } from './testing/scoring'

const wordless = queries.map((query) => ({ ...query, q: '' }))
const some = (maxLength: number) => fc.array(incidents, { maxLength })
const steps = fc.array(
  fc.record({
    act: fc.constantFrom('add', 'chunk', 'move', 'withdraw', 'look'),
    pick: fc.nat(),
    other: incidents,
    chunk: some(6),
  }),
  { maxLength: 25 },
)

/** The regions that have one of the incidents, each once. */
function regionsOf(list: readonly Incident[]): Set<string> {
  return new Set(list.flatMap(({ country, area }) => [country, area]).filter((region) => region !== null))
}

const sorted = (list: Iterable<string>) => [...list].sort()

describe('what is known of regions without a match', () => {
  it('tells apart where something is held and where nothing is, while rows come, move, change lane and go', () => {
    fc.assert(
      fc.property(some(12), steps, wordless, (first, list, query) => {
        const store = new Store(SCORING)
        const truth = new Map<string, Incident>()
        const pass = new Pass()
        const load = (chunk: readonly Incident[]) => {
          loadChunk(store, chunkOf(chunk))
          for (const one of chunk) if (one.version > (truth.get(one.id)?.version ?? 0)) truth.set(one.id, one)
        }
        const expectTruth = () => {
          const picture = openPicture(pass.run(store, { query, viewport: null, hits: null, search: 'none' }).picture)
          const held = [...truth.values()]
          const lane = regionsOf(held.filter((one) => one.exercise === query.exercise && one.mergedInto === null))
          const found = regionsOf(held.filter((one) => matches(query, one)))
          expect(sorted([...picture.countries, ...picture.areas].map(({ region }) => region))).toEqual(sorted(found))
          expect(sorted(picture.quiet ?? [])).toEqual(sorted([...lane].filter((region) => !found.has(region))))
        }
        load(first)
        for (const { act, pick, other, chunk } of list) {
          const one = [...truth.values()][pick % Math.max(1, truth.size)]
          if (act === 'add') truth.set(other.id, other) && store.upsert(other)
          if (act === 'chunk') load(chunk)
          if (act === 'move' && one) {
            const moved = { ...other, id: one.id, version: one.version + 1 }
            truth.set(one.id, moved)
            store.upsert(moved)
          }
          if (act === 'withdraw' && one) truth.delete(one.id) && store.withdraw(one.id)
          if (act !== 'look') continue
          store.reclaim()
          expectTruth()
        }
        expectTruth()
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('forgets a region with the last incident of it that this reader may see', () => {
    const store = new Store(SCORING)
    const [one] = fc.sample(incidents, { seed: 1, numRuns: 1 }) as [Incident]
    const held: Incident = { ...one, country: 'EE', area: null, place: { country: 'EE', name: null }, exercise: false, mergedInto: null }
    store.upsert(held)
    const look: Look = { query: { ...EMPTY_QUERY, to: 1 }, viewport: null, hits: null, search: 'none' }
    const quiet = () => openPicture(new Pass().run(store, look).picture).quiet
    expect(quiet()).toEqual(['EE'])
    store.withdraw(held.id)
    expect(quiet()).toEqual([])
  })
})
