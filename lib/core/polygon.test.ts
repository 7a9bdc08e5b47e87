import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edges, edgesOf, type LngLat, parseRing, polygonHolds } from './polygon'
import { rings } from './testing/arbitraries'

const holds = (ring: readonly LngLat[], lng: number, lat: number) => polygonHolds(edgesOf(ring) as Edges, lng, lat)

describe('a drawn region', () => {
  it('holds what lies in it, also across the antimeridian', () => {
    const baltic: LngLat[] = [
      [20, 53],
      [29, 53],
      [29, 60],
      [20, 60],
    ]
    expect([holds(baltic, 24.7, 59.4), holds(baltic, 30, 59), holds(baltic, 24.7, 60.5)]).toEqual([true, false, false])
    const bering: LngLat[] = [
      [170, 50],
      [-160, 50],
      [-160, 70],
      [170, 70],
    ]
    for (const lng of [171, 179.9, 180, -180, -179.9, -169, -161]) expect(holds(bering, lng, 60)).toBe(true)
    for (const lng of [169, -159, 0]) expect(holds(bering, lng, 60)).toBe(false)
  })

  it('leaves out the notch of a hollow one', () => {
    const hollow: LngLat[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [5, 2],
      [0, 10],
    ]
    expect([holds(hollow, 5, 1), holds(hollow, 5, 5), holds(hollow, 1, 5)]).toEqual([true, false, true])
  })

  it('is the same wherever its corners begin, and either way around', () => {
    const points = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
    fc.assert(
      fc.property(rings, points, fc.nat(8), (ring, [lng, lat], by) => {
        const turned = [...ring.slice(by % ring.length), ...ring.slice(0, by % ring.length)]
        // A point on an edge is neither in nor out for certain.
        const near = [-1e-9, 1e-9].map((off) => holds(ring, lng, lat + off))
        if (near[0] !== near[1]) return
        expect(holds(turned, lng, lat)).toBe(holds(ring, lng, lat))
        expect(holds([...ring].reverse(), lng, lat)).toBe(holds(ring, lng, lat))
      }),
    )
  })

  it('comes back from its text', () => {
    fc.assert(
      fc.property(rings, (ring) => {
        expect(parseRing(ring.flat().join(','))).toEqual(ring)
      }),
    )
    expect(parseRing('0,0,10,0,10,10,0,0')).toHaveLength(3)
  })

  it.each(['', '1,2,3,4', '0,0,10,0,10', '0,0,10,0,10,91', '0,0,200,0,10,10', '0,0,x,0,10,10', '0,60,120,60,-120,60'])(
    'is not %s',
    (text) => {
      expect(parseRing(text)).toBeNull()
    },
  )
})
