import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../core/incident'
import { incidents, queries, SPAN } from '../core/testing/arbitraries'
import { formatMoment } from '../core/time'
import type { Row } from './messages'
import { Pass } from './pass'
import { rankingOf, SortedRanking } from './ranking'
import { readRow } from './read-row'
import { Store } from './store'
import { SCORING } from './testing/scoring'

const VALUES = {
  newest: (row: Row) => row.occurredAt,
  recorded: (row: Row) => row.recordedAt,
  east: (row: Row) => row.east,
  west: (row: Row) => row.west,
  divergence: (row: Row) => Math.abs(row.east - row.west),
}
const many = fc.uniqueArray(incidents, { maxLength: 400, minLength: 300, selector: ({ id }) => id })

describe('ranking', () => {
  it('gives any range of the whole order, and each row its position', () => {
    const order = fc.constantFrom(...(Object.keys(VALUES) as (keyof typeof VALUES)[]))
    const ranges = fc.array(fc.tuple(fc.nat(420), fc.nat(60)), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(many, order, ranges, fc.option(fc.constantFrom(SCORING.at - 4e9)), (list, name, asked, asOf) => {
        const store = new Store(SCORING)
        for (const incident of list) store.upsert(incident)
        const rows = Uint32Array.from(list, ({ id }) => store.rowOf(id))
        const value = VALUES[name]
        const whole = [...rows]
          .map((row) => readRow(store, row))
          .filter(({ recordedAt }) => asOf === null || recordedAt <= asOf)
          .sort((a, b) => value(b) - value(a) || (a.id < b.id ? 1 : -1))
        const ranking = new SortedRanking({ store, matches: () => rows }, name, asOf)
        expect(ranking.total).toBe(whole.length)
        for (const [offset, limit] of asked)
          expect([...ranking.slice(offset, limit)].map((row) => store.idOf(row))).toEqual(
            whole.slice(offset, offset + limit).map(({ id }) => id),
          )
        const last = whole.at(-1)
        if (last) expect(ranking.position(store.rowOf(last.id))).toBe(whole.length - 1)
      }),
      { numRuns: 30 },
    )
  })

  it('reads the latest from the few chunks that reach so far, as from the whole', () => {
    const some = fc.sample(incidents, { seed: 5, numRuns: 300 })
    const store = new Store(SCORING)
    for (let n = 0; n < 9000; n++) {
      const one = some[(n * 7919) % some.length] as Incident
      // Mostly in the order of time, as a record is, with what came late in between.
      const at = SPAN[0] + Math.floor(((SPAN[1] - SPAN[0]) * (n % 40 === 7 ? 9000 - n : n)) / 9000)
      const [occurredAt, recordedAt] = [formatMoment(at), formatMoment(at + (n % 17) * 3_600_000)]
      store.upsert({ ...one, id: one.id.slice(0, -8) + n.toString(16).padStart(8, '0'), occurredAt, recordedAt, mergedInto: null })
    }
    const ranges = fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 4 })
    const moments = fc.option(fc.integer({ min: SPAN[0], max: SPAN[1] }))
    fc.assert(
      fc.property(queries, fc.constantFrom('newest' as const, 'recorded' as const), ranges, moments, (query, order, asked, asOf) => {
        const outcome = new Pass().run(store, { query: { ...query, q: '' }, viewport: null, hits: null, search: 'none' })
        const [latest, sorted] = [rankingOf(outcome, order, asOf), new SortedRanking(outcome, order, asOf)]
        expect(latest).not.toBeInstanceOf(SortedRanking)
        expect(latest.total).toBe(sorted.total)
        for (const [offset, limit] of [...asked, [1990, 60] as const])
          expect([...latest.slice(offset, limit)]).toEqual([...sorted.slice(offset, limit)])
      }),
      { numRuns: 60 },
    )
  })
})
