import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_QUERY } from '@/lib/core/query'
import { formatQuery, parseQuery } from '@/lib/core/query-parameters'
import { readBox, writeBox } from './box-text'

const texts = (west: string, south: string, east: string, north: string) => ({ west, south, east, north })
const lng = fc.double({ min: -180, max: 180, noNaN: true }).map((degrees) => Number(degrees.toFixed(4)) + 0)
const lat = fc.double({ min: -90, max: 90, noNaN: true }).map((degrees) => Number(degrees.toFixed(4)) + 0)

describe('a typed box', () => {
  it('is read as people write degrees', () => {
    expect(readBox(texts(' 20', '53.5', '29,25', '60°'))).toEqual({ box: [20, 53.5, 29.25, 60] })
    expect(readBox(texts('−5', '-1', '+5', '1'))).toEqual({ box: [-5, -1, 5, 1] })
  })

  it('may cross the antimeridian', () => {
    expect(readBox(texts('170', '60', '-165', '70'))).toEqual({ box: [170, 60, -165, 70] })
  })

  it('is refused side by side', () => {
    expect(readBox(texts('181', '', '1e1', 'ten'))).toEqual({ wrong: { west: 'lng', south: 'lat', east: 'lng', north: 'lat' } })
    expect(readBox(texts('0', '-90.1', '0', '90.1'))).toEqual({ wrong: { south: 'lat', north: 'lat' } })
    expect(readBox(texts('0', '60', '10', '59'))).toEqual({ wrong: { north: 'order' } })
  })

  it('is what it was written from, and what an address can hold', () => {
    fc.assert(
      fc.property(lng, lat, lng, lat, (west, one, east, other) => {
        const box: [number, number, number, number] = [west, Math.min(one, other), east, Math.max(one, other)]
        expect(readBox(writeBox(box))).toEqual({ box })
        expect(parseQuery(new URLSearchParams(formatQuery({ ...EMPTY_QUERY, bbox: box }))).query.bbox).toEqual(box)
      }),
    )
  })
})
