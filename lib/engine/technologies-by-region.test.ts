import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../core/incident'
import { EMPTY_QUERY, matches, type Query } from '../core/query'
import { countTechnologies, noTechnologies, type TechnologyCount } from '../core/report/technology-table'
import { technologyBits } from '../core/technology-set'
import { incidents, queries, SPAN } from '../core/testing/arbitraries'
import type { TechnologyCounts } from './messages'
import { Pass } from './pass'
import { Store } from './store'
import { chunkOf, loadChunk } from './testing/chunk-of'
import { SCORING } from './testing/scoring'

const many = fc.uniqueArray(incidents, { maxLength: 60, selector: ({ id }) => id })
const wordless = queries.map((query): Query => ({ ...query, q: '' }))
const DAY = 86_400_000

/** Each region and each technology a filter of its own. */
function bruteForce(list: readonly Incident[], query: Query): TechnologyCounts {
  const found = list.filter((one) => matches(query, one))
  const count = (some: readonly Incident[]): TechnologyCount => {
    const sum = noTechnologies()
    for (const { technologies } of some) countTechnologies(sum, technologyBits(technologies))
    return sum
  }
  const regions = [...new Set(found.flatMap(({ country, area }) => [country, area]))].filter((region) => region !== null)
  const counted = regions.map((region) => [region, count(found.filter((one) => [one.country, one.area].includes(region)))] as const)
  return { all: count(found), regions: Object.fromEntries(counted.filter(([, { any }]) => any > 0)) }
}

function storeOf(list: readonly Incident[]): Store {
  const store = new Store(SCORING)
  loadChunk(store, chunkOf(list))
  return store
}

const look = (query: Query) => ({ query, viewport: null, hits: null, search: 'none', technologies: true }) as const

describe('technologies by region', () => {
  it('are counted as brute force does, also after rows came, changed and went', () => {
    fc.assert(
      fc.property(many, many, wordless, (list, others, query) => {
        const store = storeOf(list)
        const pass = new Pass()
        expect(pass.run(store, look(query)).picture.technologies).toEqual(bruteForce(list, query))
        const truth = new Map(list.map((one) => [one.id, one]))
        for (const [at, other] of others.entries()) {
          const held = list[at]
          const next = held && at % 2 === 0 ? { ...other, id: held.id, version: held.version + 1 } : other
          if (held && at % 3 === 1) truth.delete(held.id) && store.withdraw(held.id)
          if (!truth.has(next.id) || next.id === held?.id) truth.set(next.id, next) && store.upsert(next)
        }
        expect(pass.run(store, look(query)).picture.technologies).toEqual(bruteForce([...truth.values()], query))
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('are counted at any position of the time slider, and for any values of a field', () => {
    const list = fc.sample(incidents, { seed: 3, numRuns: 3000 })
    const held = [...new Map(list.map((one) => [one.id, one])).values()]
    const store = storeOf(held)
    const pass = new Pass()
    for (let day = 0; day < 40; day += 4) {
      const query = { ...EMPTY_QUERY, from: SPAN[0] + day * DAY, to: SPAN[0] + (day + 20) * DAY }
      const { picture } = pass.run(store, look(query))
      expect(picture.technologies).toEqual(bruteForce(held, query))
      // Nobody filters by technology: the filter's own numbers are those of the matches.
      expect(picture.technologies?.all.each).toEqual(picture.facets.technology)
    }
    for (const kind of ['cyber', 'sabotage', 'migration', 'terrorism'] as const) {
      const query = { ...EMPTY_QUERY, kind: [kind] }
      expect(pass.run(store, look(query)).picture.technologies).toEqual(bruteForce(held, query))
    }
  }, 60_000)

  it('cost nothing where nobody asks', () => {
    const store = storeOf(fc.sample(incidents, { seed: 3, numRuns: 10 }))
    expect(new Pass().run(store, { ...look(EMPTY_QUERY), technologies: false }).picture.technologies).toBeNull()
  })
})
