import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../core/incident'
import { type CompiledLens, factsOf, score } from '../core/lens/score'
import { EMPTY_QUERY, type Query } from '../core/query'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '../core/taxonomy'
import { queries, SPAN } from '../core/testing/arbitraries'
import { formatMoment } from '../core/time'
import type { Viewport } from './messages'
import { openPicture } from './open-picture'
import { type Look, Pass } from './pass'
import type { Scoring } from './scoring'
import { Store } from './store'
import { sampleIncidents as sample, scorings, viewports } from './testing/arbitraries'
import { bruteForce, referenceOf } from './testing/brute-force'
import { chunkOf, loadChunk } from './testing/chunk-of'
import { expectClose } from './testing/close'
import { SCORING } from './testing/scoring'

const WORLD: Viewport = { west: -169, south: -85, east: 191, north: 85, zoom: 3 }
const DAY = 86_400_000
const VALUES = { kind: KINDS, severity: SEVERITIES, investigation: INVESTIGATIONS, determination: DETERMINATIONS, tlp: TLPS }
const FIELDS = Object.keys(VALUES) as (keyof typeof VALUES)[]

const look = (query: Query, viewport: Viewport | null): Look => ({ query, viewport, hits: null, search: 'none' })
const wordless = queries.map((query): Query => ({ ...query, q: '' }))

/** Two stores that do the same, each with a kernel of its own; the second is always asked afresh. */
function twoStores(list: readonly Incident[]) {
  const [fast, plain] = (['webassembly', 'typescript'] as const).map((kernel) => {
    const store = new Store(SCORING, kernel)
    loadChunk(store, chunkOf(list))
    return store
  }) as [Store, Store]
  const pass = new Pass()
  let runs = 0
  return {
    fast,
    plain,
    both: (act: (store: Store) => unknown) => [fast, plain].map(act),
    expectEqual(asked: Look) {
      const outcome = pass.run(fast, asked)
      const other = new Pass().run(plain, asked)
      const picture = openPicture(outcome.picture)
      expectClose(picture, { ...openPicture(other.picture), revision: ++runs })
      expect(outcome.matches()).toEqual(other.matches())
      return picture
    },
  }
}

/** So many incidents in the order of time over the span. */
function timeline(count: number): Incident[] {
  const some = sample(400, 7)
  return Array.from({ length: count }, (_, at) => {
    const incident = some[(at * 7919) % some.length] as Incident
    const occurredAt = formatMoment(SPAN[0] + Math.floor(((SPAN[1] - SPAN[0]) * at) / count))
    return { ...incident, id: incident.id.slice(0, -8) + at.toString(16).padStart(8, '0'), occurredAt, mergedInto: null }
  })
}

describe('the kernel, the TypeScript and brute force', () => {
  it('give the same numbers for 1,000 random queries, viewports and lenses', () => {
    const sets = [1, 2, 3, 4].map((seed) => {
      const list = sample(250, seed)
      return { list, stores: twoStores(list) }
    })
    fc.assert(
      fc.property(fc.constantFrom(...sets), wordless, fc.option(viewports), scorings, ({ list, stores }, query, viewport, scoring) => {
        stores.both((store) => store.score(scoring))
        const picture = stores.expectEqual(look(query, viewport))
        expectClose(referenceOf(picture), bruteForce(list, query, scoring))
      }),
      { numRuns: 1000 },
    )
  }, 240_000)

  it('agree while lenses change one after the other under a query, and when it is another after that', () => {
    const list = sample(250, 12)
    const stores = twoStores(list)
    fc.assert(
      fc.property(
        wordless,
        wordless,
        fc.option(viewports),
        fc.array(scorings, { minLength: 1, maxLength: 5 }),
        (query, other, viewport, moves) => {
          const asked = look(query, viewport)
          stores.expectEqual(asked)
          for (const scoring of moves) {
            stores.both((store) => store.score(scoring))
            expectClose(referenceOf(stores.expectEqual(asked)), bruteForce(list, query, scoring))
          }
          const last = moves.at(-1) as Scoring
          expectClose(referenceOf(stores.expectEqual(look(other, viewport))), bruteForce(list, other, last))
        },
      ),
      { numRuns: 150 },
    )
  }, 120_000)

  it('agree while rows come, change and go under a standing query', () => {
    const changes = fc.array(fc.record({ pick: fc.nat(), act: fc.constantFrom('add', 'change', 'withdraw', 'look') }), { maxLength: 60 })
    fc.assert(
      fc.property(wordless, fc.option(viewports, { nil: WORLD }), changes, (query, viewport, list) => {
        const held = sample(120, 5)
        const spare = sample(60, 6)
        const stores = twoStores(held)
        const asked = look(query, viewport)
        for (const { pick, act } of list) {
          const one = held[pick % held.length] as Incident
          const other = spare[pick % spare.length] as Incident
          if (act === 'add') stores.both((store) => store.upsert(other))
          if (act === 'change') stores.both((store) => store.upsert({ ...other, id: one.id, version: 10 + pick }))
          if (act === 'withdraw') stores.both((store) => store.withdraw(one.id))
          if (act === 'look') {
            stores.both((store) => store.reclaim())
            stores.expectEqual(asked)
          }
        }
        stores.expectEqual(asked)
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it('agree at any moment that the scores are moved to and fro', () => {
    const list = timeline(9_000)
    const stores = twoStores(list)
    const moments = fc.sample(fc.integer({ min: SPAN[0], max: SPAN[1] }), { seed: 3, numRuns: 8 })
    for (const at of [...moments, SPAN[0] - DAY, SPAN[1] + DAY, SPAN[0] - DAY]) {
      stores.both((store) => store.score({ ...SCORING, at }))
      const { east, west, total } = stores.expectEqual(look({ ...EMPTY_QUERY, to: at }, WORLD))
      const facts = list.filter((one) => !one.exercise && Date.parse(one.occurredAt) < at).map(factsOf)
      const sum = (lens: CompiledLens) => facts.reduce((all, one) => all + score(lens, one, at), 0)
      expectClose({ east, west, total }, { east: sum(SCORING.east), west: sum(SCORING.west), total: facts.length })
    }
  }, 120_000)

  it('agree at any position of the time slider, also while rows arrive', () => {
    const stores = twoStores(timeline(26_000))
    const late = sample(40, 9)
    const positions = fc.tuple(fc.integer({ min: SPAN[0] - DAY, max: SPAN[1] }), fc.integer({ min: 1, max: 60 * DAY }))
    for (const base of [EMPTY_QUERY, ...fc.sample(wordless, { seed: 4, numRuns: 5 })])
      for (const [at, [from, width]] of fc.sample(positions, { seed: 8, numRuns: 14 }).entries()) {
        stores.expectEqual(look({ ...base, from, to: from + width }, WORLD))
        const arriving = late[at % late.length] as Incident
        if (at % 4 === 3) stores.both((store) => store.upsert({ ...arriving, version: 1000 + at }))
        if (at === 9) stores.both((store) => store.withdraw(store.idOf(500)))
      }
  }, 120_000)

  it.each(FIELDS)(
    'agree whatever values of %s are chosen one after the other, also while rows arrive',
    (field) => {
      const stores = twoStores(timeline(26_000))
      const late = sample(40, 9)
      const choices = fc.subarray<string>([...VALUES[field]])
      for (const base of [EMPTY_QUERY, ...fc.sample(wordless, { seed: 5, numRuns: 3 })])
        for (const [at, values] of fc.sample(choices, { seed: 11, numRuns: 12 }).entries()) {
          stores.expectEqual(look({ ...base, [field]: values }, at % 5 === 4 ? { ...WORLD, zoom: 4 } : WORLD))
          const arriving = late[at % late.length] as Incident
          if (at % 4 === 3) stores.both((store) => store.upsert({ ...arriving, version: 1000 + at }))
          if (at === 9) stores.both((store) => store.withdraw(store.idOf(500)))
        }
    },
    120_000,
  )
})
