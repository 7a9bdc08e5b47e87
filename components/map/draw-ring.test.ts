import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ringOf, simplified } from './draw-ring'

describe('a region drawn by hand', () => {
  it('keeps the corners of what was drawn and drops what lies between', () => {
    const side = (from: [number, number], to: [number, number]) =>
      Array.from({ length: 50 }, (_, n) => ({ x: from[0] + ((to[0] - from[0]) * n) / 50, y: from[1] + ((to[1] - from[1]) * n) / 50 }))
    const square = [...side([0, 0], [200, 0]), ...side([200, 0], [200, 200]), ...side([200, 200], [0, 200]), ...side([0, 200], [0, 10])]
    expect(simplified(square)).toHaveLength(5)
  })

  it('has never more corners than a region may have', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 600 }) })
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 1200, size: 'max' }), (line) => {
        expect(simplified(line).length).toBeLessThanOrEqual(200)
      }),
      { numRuns: 20 },
    )
  })

  it('is written in the longitudes of the record, also beyond the cut of the map', () => {
    const places = [
      { lng: 172, lat: 50 },
      { lng: 188, lat: 50 },
      { lng: 188, lat: 50 },
      { lng: 188, lat: 66 },
    ]
    expect(ringOf(places)).toEqual([
      [172, 50],
      [-172, 50],
      [-172, 66],
    ])
    expect(ringOf(places.slice(0, 2))).toBeNull()
  })
})
