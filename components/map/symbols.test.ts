import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MapSymbol } from '@/components/live/use-picture'
import { formatMapPlace, parseMapPlace } from '@/lib/core/overlay/map-place'
import { discAt } from './disc-at'
import { newMarks } from './new-marks'
import { labelBox, placeLabels } from './place-labels'
import { readingOrder } from './reading-order'
import { regionBadges } from './region-badges'
import { bodyRadius, shortCount } from './symbol-look'

const label = (text: string, x: number, y: number) => ({ text, x, y, width: 60, height: 15 })

describe('labels', () => {
  it('keep their order, keep clear of symbols, and step aside where they can', () => {
    const placed = placeLabels([label('first', 100, 100), label('second', 110, 104)], [[90, 60, 110, 80]])
    expect(placed.map((place) => place.label.text)).toEqual(['first', 'second'])
    expect(placed[0]?.y).toBe(100)
    expect(placed[1]?.y).toBeGreaterThan(110)
  })

  it('never lie over each other, whatever is asked', () => {
    const spot = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 200 }) })
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 60 }), (spots) => {
        const boxes = placeLabels(
          spots.map(({ x, y }, at) => label(String(at), x, y)),
          [],
        ).map((place) => labelBox(place))
        boxes.forEach((a, at) => {
          for (const b of boxes.slice(at + 1)) expect(a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]).toBe(false)
        })
      }),
    )
  })

  it('are left out without a place, unless they must be seen', () => {
    const wall: [number, number, number, number] = [-500, -500, 500, 500]
    expect(placeLabels([label('gone', 0, 0)], [wall])).toEqual([])
    expect(placeLabels([{ ...label('kept', 0, 0), must: true }], [wall])).toHaveLength(1)
  })
})

describe('finding symbols', () => {
  const discs = [
    { name: 'left', x: 10, y: 10, radius: 9 },
    { name: 'right', x: 22, y: 10, radius: 9 },
  ]

  it('meets the disc, not its box, and of two the nearer', () => {
    expect(discAt(discs, 17, 10)?.name).toBe('right')
    expect(discAt(discs, 3, 3)).toBeNull()
    expect(discAt(discs, 3, 3, 4)?.name).toBe('left')
  })

  it('finds nothing among nothing', () => {
    expect(discAt([], 0, 0, 50)).toBeNull()
  })
})

describe('reading order', () => {
  it('takes the weightiest and reads them by rows', () => {
    const items = [
      { name: 'light', x: 0, y: 0, weight: 1 },
      { name: 'low', x: 5, y: 100, weight: 9 },
      { name: 'right', x: 90, y: 30, weight: 5 },
      { name: 'left', x: 10, y: 40, weight: 4 },
    ]
    expect(readingOrder(items, 3).map(({ name }) => name)).toEqual(['left', 'right', 'low'])
  })
})

describe('badges', () => {
  const countries = [
    { region: 'EE', unpointed: 5 },
    { region: 'KZ', unpointed: 2 },
    { region: 'LV', unpointed: 0 },
  ]
  const areas = [{ region: 'EE-37', unpointed: 3 }]

  it('count by country, and near by leave to the country what names no area', () => {
    expect([...regionBadges('country', countries, areas)]).toEqual([
      ['EE', 5],
      ['KZ', 2],
    ])
    expect(Object.fromEntries(regionBadges('area', countries, areas))).toEqual({ EE: 2, KZ: 2, 'EE-37': 3 })
  })
})

describe('size and number', () => {
  it('grow with the count and stay readable', () => {
    expect(bodyRadius(1)).toBeLessThan(bodyRadius(2))
    expect(bodyRadius(5000)).toBeLessThanOrEqual(18)
    expect([7, 999, 1234, 34_567, 999_499, 1_200_000].map(shortCount)).toEqual(['7', '999', '1.2k', '35k', '999k', '1.2M'])
  })
})

describe('new marks', () => {
  const symbol = (key: string, count: number) => ({ key, count, id: count === 1 ? key : null }) as MapSymbol

  it('are the arrived incident, or the group that took it in', () => {
    const before = [symbol('a', 3), symbol('b', 4)]
    const after = [symbol('a', 4), symbol('b', 4), symbol('c', 1), symbol('d', 1)]
    expect(newMarks(before, after, new Set(['c'])).map(({ key }) => key)).toEqual(['a', 'c'])
    expect(newMarks(before, after, new Set())).toEqual([])
  })
})

describe('the place in the address', () => {
  it('reads what it writes, and refuses what is no place', () => {
    expect(parseMapPlace(formatMapPlace({ lng: 24.7536, lat: 59.437, zoom: 6.5 }))).toEqual({ lng: 24.754, lat: 59.437, zoom: 6.5 })
    for (const text of [null, '', '1,2', '1,2,3,4', 'x,2,3', '1,91,3', '1,2,30', '1,,3']) expect(parseMapPlace(text)).toBeNull()
  })
})
