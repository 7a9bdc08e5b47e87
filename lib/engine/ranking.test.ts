import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidents } from '../core/testing/arbitraries'
import type { Row } from './messages'
import { Ranking } from './ranking'
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
        const ranking = new Ranking({ store, matches: () => rows }, name, asOf)
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
})
