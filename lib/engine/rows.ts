import { HeldRegions } from './held-regions'
import {
  CHUNK_BYTES,
  CHUNK_MASK,
  CHUNK_ROWS,
  CHUNK_SHIFT,
  FAILS_AT,
  GRADES,
  NO_POINT,
  NO_UNCERTAINTY,
  ORIGIN,
  POINTS,
  RECORDED,
  REGION,
  REST,
  SECONDS,
  SECTOR_MASK,
  SECTOR_SHIFT,
  TECHNOLOGY_SHIFT,
  UNCERTAINTY,
  WORDS,
} from './layout'
import type { Memory } from './memory'
import { fixedX, fixedY, latOfFixed, lngOfFixed } from './mercator'
import { RegionCodes } from './region-codes'
import { TechnologyCodes } from './technology-codes'

/** Lanes of a row: the two pictures, and what is held but never shown. */
export const REAL = 0
export const EXERCISE = 1
/** Merged into another incident: counts for the digest alone. */
export const MERGED = 2
/** A free row. */
export const FREE = 3

/** A row as codes (`lib/core/taxonomy`, `lib/core/region`); times in milliseconds since 1970, a point in degrees. */
export interface RowFacts {
  lane: number
  kind: number
  severity: number
  determination: number
  investigation: number
  tlp: number
  origin: number
  originConfidence: number
  reliability: number
  credibility: number
  sector: number
  /** `technologyBits`. */
  technologies: number
  country: number
  area: number
  occurredAt: number
  occurredPrecision: number
  recordedAt: number
  /** Both null where the place is no point. */
  lng: number | null
  lat: number | null
  uncertaintyKm: number | null
}

/** Numbers of a wide row: lng, lat, uncertaintyKm. */
const WIDE = 3

/** The rows, packed in chunks of the one buffer. What a packed column cannot hold to the last bit stands beside it in full. */
export class Rows {
  readonly regions = new RegionCodes()
  readonly technologyCodes = new TechnologyCodes()
  readonly heldRegions = new HeldRegions()
  /** Address of each chunk. */
  readonly chunks: number[] = []
  /** By chunk, where one of its rows needs it: exact numbers, NaN where the packed ones are exact. */
  readonly #wide: (Float64Array | undefined)[] = []

  constructor(readonly memory: Memory) {}

  get capacity(): number {
    return this.chunks.length * CHUNK_ROWS
  }

  /** Makes room for `rows` rows. */
  reserve(rows: number): void {
    while (this.capacity < rows) {
      const chunk = this.memory.alloc(CHUNK_BYTES)
      this.memory.u16.fill(FREE << 14, (chunk + WORDS) >> 1, (chunk + WORDS) / 2 + CHUNK_ROWS)
      this.memory.u8.fill(0xff, chunk + FAILS_AT, chunk + CHUNK_BYTES)
      this.chunks.push(chunk)
    }
  }

  set(row: number, facts: RowFacts): void {
    const { memory } = this
    const chunk = this.chunks[row >>> CHUNK_SHIFT] as number
    const i = row & CHUNK_MASK
    const occurred = Math.floor(facts.occurredAt / 1000)
    const recorded = Math.floor(facts.recordedAt / 1000)
    const region = this.regions.codeOf(facts.country, facts.area)
    this.heldRegions.count(this.lane(row), this.region(row), -1)
    this.heldRegions.count(facts.lane, region, 1)
    memory.u16[((chunk + WORDS) >> 1) + i] = wordsOf(facts)
    memory.u16[((chunk + REGION) >> 1) + i] = region
    memory.u8[chunk + ORIGIN + i] = facts.origin
    memory.u8[chunk + GRADES + i] = facts.originConfidence | (facts.credibility << 2) | (facts.reliability << 5)
    memory.u32[((chunk + SECONDS) >> 2) + i] = occurred
    memory.u32[((chunk + RECORDED) >> 2) + i] = recorded
    const technology = this.technologyCodes.codeOf(row, facts.technologies)
    const milliseconds = (facts.occurredAt - occurred * 1000) | ((facts.recordedAt - recorded * 1000) << 10)
    memory.u32[((chunk + REST) >> 2) + i] = milliseconds | (facts.sector << SECTOR_SHIFT) | (technology << TECHNOLOGY_SHIFT)
    this.#setPlace(row, facts)
  }

  /** Adds to a row what its packed columns do not hold to the last bit; null leaves what stands. */
  setExact(row: number, point: [lng: number, lat: number] | null, uncertaintyKm: number | null): void {
    if (point) {
      this.memory.u32[this.#at64(POINTS, row)] = fixedX(point[0])
      this.memory.u32[this.#at64(POINTS, row) + 1] = fixedY(point[1])
    }
    const held = [this.#wideNumber(row, 0), this.#wideNumber(row, 1), this.#wideNumber(row, 2)] as const
    this.#setWide(row, point ?? [held[0], held[1]], uncertaintyKm ?? held[2])
  }

  /** Takes a row out of both pictures. */
  free(row: number): void {
    this.heldRegions.count(this.lane(row), this.region(row), -1)
    this.memory.u16[this.#at16(WORDS, row)] = FREE << 14
  }

  /** Kind, severity, investigation, determination, tlp and lane in one (see `WORDS`). */
  words(row: number): number {
    return this.memory.u16[this.#at16(WORDS, row)] as number
  }
  lane(row: number): number {
    return this.words(row) >> 14
  }
  kind(row: number): number {
    return this.words(row) & 7
  }
  severity(row: number): number {
    return (this.words(row) >> 3) & 7
  }
  determination(row: number): number {
    return (this.words(row) >> 8) & 7
  }
  tlp(row: number): number {
    return (this.words(row) >> 11) & 7
  }
  origin(row: number): number {
    return this.memory.u8[this.#chunk(row) + ORIGIN + (row & CHUNK_MASK)] as number
  }
  /** See `GRADES`. */
  grades(row: number): number {
    return this.memory.u8[this.#chunk(row) + GRADES + (row & CHUNK_MASK)] as number
  }
  sector(row: number): number {
    return ((this.memory.u32[this.#at32(REST, row)] as number) >>> SECTOR_SHIFT) & SECTOR_MASK
  }
  /** `technologyBits`. */
  technologies(row: number): number {
    return this.technologyCodes.bitsOf(row, (this.memory.u32[this.#at32(REST, row)] as number) >>> TECHNOLOGY_SHIFT)
  }
  region(row: number): number {
    return this.memory.u16[this.#at16(REGION, row)] as number
  }
  /** `countryCode`. */
  country(row: number): number {
    return this.regions.country[this.region(row)] as number
  }
  /** `areaCode`. */
  area(row: number): number {
    return this.regions.area[this.region(row)] as number
  }
  /** Milliseconds since 1970. */
  occurredAt(row: number): number {
    return (this.memory.u32[this.#at32(SECONDS, row)] as number) * 1000 + ((this.memory.u32[this.#at32(REST, row)] as number) & 1023)
  }
  occurredPrecision(row: number): number {
    return (this.memory.u16[this.#at16(UNCERTAINTY, row)] as number) >> 13
  }
  /** Milliseconds since 1970. */
  recordedAt(row: number): number {
    const milliseconds = ((this.memory.u32[this.#at32(REST, row)] as number) >>> 10) & 1023
    return (this.memory.u32[this.#at32(RECORDED, row)] as number) * 1000 + milliseconds
  }
  /** Shares of 2^32 of the cut world; `NO_POINT` for none. */
  x(row: number): number {
    return this.memory.u32[this.#at64(POINTS, row)] as number
  }
  y(row: number): number {
    return this.memory.u32[this.#at64(POINTS, row) + 1] as number
  }
  isPoint(row: number): boolean {
    return this.x(row) !== NO_POINT
  }
  /** Degrees; NaN where the place is no point. */
  lng(row: number): number {
    const wide = this.#wideNumber(row, 0)
    if (!Number.isNaN(wide)) return wide
    return this.isPoint(row) ? lngOfFixed(this.x(row)) : Number.NaN
  }
  lat(row: number): number {
    const wide = this.#wideNumber(row, 1)
    if (!Number.isNaN(wide)) return wide
    return this.isPoint(row) ? latOfFixed(this.y(row)) : Number.NaN
  }
  /** Null where unknown. */
  uncertaintyKm(row: number): number | null {
    const wide = this.#wideNumber(row, 2)
    if (!Number.isNaN(wide)) return wide
    const tenths = (this.memory.u16[this.#at16(UNCERTAINTY, row)] as number) & NO_UNCERTAINTY
    return tenths === NO_UNCERTAINTY ? null : tenths / 10
  }
  /** What the row failed in the last pass. */
  fails(row: number): number {
    return this.memory.u8[this.#chunk(row) + FAILS_AT + (row & CHUNK_MASK)] as number
  }

  #chunk(row: number): number {
    return this.chunks[row >>> CHUNK_SHIFT] as number
  }
  #at16(column: number, row: number): number {
    return ((this.#chunk(row) + column) >> 1) + (row & CHUNK_MASK)
  }
  #at32(column: number, row: number): number {
    return ((this.#chunk(row) + column) >> 2) + (row & CHUNK_MASK)
  }
  #at64(column: number, row: number): number {
    return ((this.#chunk(row) + column) >> 2) + 2 * (row & CHUNK_MASK)
  }

  #setPlace(row: number, { lng, lat, uncertaintyKm, occurredPrecision }: RowFacts): void {
    const { memory } = this
    const known = lng !== null && lat !== null
    const x = known ? fixedX(lng) : NO_POINT
    const y = known ? fixedY(lat) : NO_POINT
    memory.u32[this.#at64(POINTS, row)] = x
    memory.u32[this.#at64(POINTS, row) + 1] = y
    const tenths = uncertaintyKm === null ? NO_UNCERTAINTY : Math.round(uncertaintyKm * 10)
    const held = uncertaintyKm === null || (tenths < NO_UNCERTAINTY && tenths / 10 === uncertaintyKm)
    memory.u16[this.#at16(UNCERTAINTY, row)] = (held ? tenths : NO_UNCERTAINTY) | (occurredPrecision << 13)
    const exact = !known || (lngOfFixed(x) === lng && latOfFixed(y) === lat)
    this.#setWide(row, exact ? null : [lng, lat], held ? null : uncertaintyKm)
  }

  #setWide(row: number, point: [number, number] | null, uncertaintyKm: number | null): void {
    const chunk = row >>> CHUNK_SHIFT
    if (!this.#wide[chunk]) {
      if (point === null && uncertaintyKm === null) return
      this.#wide[chunk] = new Float64Array(CHUNK_ROWS * WIDE).fill(Number.NaN)
    }
    const wide = this.#wide[chunk] as Float64Array
    const at = (row & CHUNK_MASK) * WIDE
    wide[at] = point?.[0] ?? Number.NaN
    wide[at + 1] = point?.[1] ?? Number.NaN
    wide[at + 2] = uncertaintyKm ?? Number.NaN
  }

  #wideNumber(row: number, at: number): number {
    return this.#wide[row >>> CHUNK_SHIFT]?.[(row & CHUNK_MASK) * WIDE + at] ?? Number.NaN
  }
}

function wordsOf({ kind, severity, investigation, determination, tlp, lane }: RowFacts): number {
  return kind | (severity << 3) | (investigation << 6) | (determination << 8) | (tlp << 11) | (lane << 14)
}
