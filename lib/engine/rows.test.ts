import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AREAS, COUNTRIES } from '../core/region/region'
import { CHUNK_BYTES, CHUNK_ROWS, FAILS_AT, SCORES } from './layout'
import { Memory } from './memory'
import { type RowFacts, Rows } from './rows'

const upTo = (max: number) => fc.integer({ min: 0, max })
/** Seven decimals, as sources give them, and what no packed column holds. */
const degrees = (limit: number) =>
  fc.oneof(
    fc.integer({ min: -limit * 1e7, max: limit * 1e7 }).map((part) => part / 1e7 + 0),
    fc.double({ min: -limit, max: limit, noNaN: true }).map((exact) => exact + 0),
    fc.constantFrom(-limit, limit, 0, -169, 85.06).filter((edge) => Math.abs(edge) <= limit),
  )
const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0) })

const facts: fc.Arbitrary<RowFacts> = fc
  .record({
    codes: fc.record({
      ...{ lane: upTo(2), kind: upTo(5), severity: upTo(4), determination: upTo(4), investigation: upTo(2), tlp: upTo(4) },
      ...{ origin: upTo(COUNTRIES.length + 1), originConfidence: upTo(2), reliability: upTo(5), credibility: upTo(5), sector: upTo(21) },
      technologies: upTo(511),
      ...{ country: upTo(COUNTRIES.length), area: fc.oneof(fc.constant(0), upTo(AREAS.length)), occurredPrecision: upTo(5) },
      ...{ occurredAt: moment, recordedAt: moment },
    }),
    point: fc.option(fc.tuple(degrees(180), degrees(90))),
    uncertaintyKm: fc.option(fc.oneof(upTo(20_000), fc.double({ min: 0, max: 20_000, noNaN: true }))),
  })
  .map(({ codes, point, uncertaintyKm }) => ({ ...codes, lng: point?.[0] ?? null, lat: point?.[1] ?? null, uncertaintyKm }))

function read(rows: Rows, row: number): RowFacts {
  const grades = rows.grades(row)
  return {
    ...{ lane: rows.lane(row), kind: rows.kind(row), severity: rows.severity(row), determination: rows.determination(row) },
    ...{ investigation: (rows.words(row) >> 6) & 3, tlp: rows.tlp(row), origin: rows.origin(row), originConfidence: grades & 3 },
    ...{
      reliability: grades >> 5,
      credibility: (grades >> 2) & 7,
      sector: rows.sector(row),
      technologies: rows.technologies(row),
      country: rows.country(row),
      area: rows.area(row),
    },
    ...{ occurredAt: rows.occurredAt(row), occurredPrecision: rows.occurredPrecision(row), recordedAt: rows.recordedAt(row) },
    lng: rows.isPoint(row) ? rows.lng(row) : null,
    lat: rows.isPoint(row) ? rows.lat(row) : null,
    uncertaintyKm: rows.uncertaintyKm(row),
  }
}

describe('rows', () => {
  it('give back what they were given, to the bit, also where another was written before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(upTo(4), facts), { maxLength: 30 }), (writes) => {
        const rows = new Rows(new Memory(null))
        rows.reserve(1)
        const held = new Map<number, RowFacts>()
        for (const [row, one] of writes) {
          rows.set(row, one)
          held.set(row, one)
        }
        for (const [row, one] of held) expect(read(rows, row)).toEqual(one)
      }),
      { numRuns: 300 },
    )
  })

  it('take 36 bytes each', () => {
    expect((CHUNK_BYTES - SCORES - (CHUNK_BYTES - FAILS_AT)) / CHUNK_ROWS).toBe(36)
  })
})
