import { describe, expect, it } from 'vitest'
import { EMPTY_QUERY, type Query } from '@/lib/core/query'
import { chipsOf, cleared, withoutChip } from './chips'

const FULL: Query = {
  ...EMPTY_QUERY,
  exercise: true,
  kind: ['cyber', 'sabotage'],
  tlp: ['TLP:AMBER+STRICT'],
  country: ['EE'],
  from: 1000,
  to: 2000,
  bbox: [20, 53, 29, 60],
  within: [
    [0, 0],
    [9, 0],
    [9, 9],
  ],
  q: 'cable',
}

describe('chips', () => {
  it('are none for an empty query, also in the exercise lane', () => {
    expect(chipsOf({ ...EMPTY_QUERY, exercise: true })).toEqual([])
  })

  it('name each restriction once', () => {
    expect(chipsOf(FULL).map((chip) => `${chip.field} ${chip.value}`)).toEqual([
      'q cable',
      'kind cyber',
      'kind sabotage',
      'tlp TLP:AMBER+STRICT',
      'country EE',
      'from 1000',
      'to 2000',
      'bbox 20, 53, 29, 60',
      'within 0,0, 9,0, 9,9',
    ])
  })

  it('taken away one by one leave the query clear, in its lane', () => {
    let query = FULL
    for (const chip of chipsOf(FULL)) {
      const before = chipsOf(query).length
      query = { ...query, ...withoutChip(query, chip) }
      expect(chipsOf(query)).toHaveLength(before - 1)
    }
    expect(query).toEqual(cleared(FULL))
  })
})
