/** Lanes of a row: the two pictures, and what is held but never shown. */
export const REAL = 0
export const EXERCISE = 1
/** Merged into another incident: counts for the digest alone. */
export const MERGED = 2
/** A free row. */
export const FREE = 3

/** Type and entries per row of each column. Words are stable codes (`lib/core/taxonomy`, `lib/core/region`). */
const LAYOUT = {
  /** The four words of the UUID. */
  id: [Uint32Array, 4],
  version: [Uint32Array, 1],
  /** Milliseconds since 1970; Float64 holds them exactly. */
  occurredAt: [Float64Array, 1],
  recordedAt: [Float64Array, 1],
  /** Degrees; NaN where the place is no point. */
  lng: [Float64Array, 1],
  lat: [Float64Array, 1],
  /** The point in the cut Mercator world of `mercator`, 0..1. */
  x: [Float64Array, 1],
  y: [Float64Array, 1],
  /** NaN where unknown. */
  uncertaintyKm: [Float32Array, 1],
  lane: [Uint8Array, 1],
  kind: [Uint8Array, 1],
  severity: [Uint8Array, 1],
  determination: [Uint8Array, 1],
  investigation: [Uint8Array, 1],
  tlp: [Uint8Array, 1],
  /** `wordsCode` of the five above: one look-up instead of five. */
  words: [Uint16Array, 1],
  origin: [Uint16Array, 1],
  originConfidence: [Uint8Array, 1],
  reliability: [Uint8Array, 1],
  credibility: [Uint8Array, 1],
  sector: [Uint8Array, 1],
  occurredPrecision: [Uint8Array, 1],
  country: [Uint16Array, 1],
  area: [Uint16Array, 1],
  /** Scores of both lenses at the moment of scoring, and the code of their agreement class. */
  east: [Float64Array, 1],
  west: [Float64Array, 1],
  agreement: [Uint8Array, 1],
} as const

type Name = keyof typeof LAYOUT

/** The rows as typed arrays, all of one capacity. */
export type Columns = { [K in Name]: InstanceType<(typeof LAYOUT)[K][0]> }

/** Columns with room for `capacity` rows, holding the rows of `from` where it is given. */
export function makeColumns(capacity: number, from?: Columns): Columns {
  const columns: Partial<Record<Name, Columns[Name]>> = {}
  for (const name of Object.keys(LAYOUT) as Name[]) {
    const [Type, width] = LAYOUT[name]
    const column = new Type(capacity * width)
    if (from) column.set(from[name])
    columns[name] = column
  }
  return columns as Columns
}
