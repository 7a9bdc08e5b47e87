import type { ChunkColumns } from './chunk-columns'

const SHAPES = {
  kind: Int8Array,
  severity: Int8Array,
  determination: Int8Array,
  investigation: Int8Array,
  tlp: Int8Array,
  lane: Int8Array,
  origin: Int16Array,
  originConfidence: Int8Array,
  reliability: Int8Array,
  credibility: Int8Array,
  sector: Int8Array,
  /** `technologyBits`. */
  technologies: Int16Array,
  occurredPrecision: Int8Array,
  country: Int16Array,
  area: Int16Array,
  /** Seconds since 1970, and the milliseconds beyond them. */
  occurred: Uint32Array,
  occurredMs: Int16Array,
  recorded: Uint32Array,
  recordedMs: Int16Array,
  /** Ten-millionths of a degree; `NO_DEGREES` twice where the place is no point, or is one of `exact`. */
  lngE7: Int32Array,
  latE7: Int32Array,
  /** Tenths of a kilometre, `NO_TENTHS` where unknown or not a whole number of them. */
  uncertainty: Int16Array,
} as const

type Shapes = typeof SHAPES
export type PictureColumn = keyof Shapes
export const PICTURE_COLUMNS = Object.keys(SHAPES) as PictureColumn[]

/** The lanes of a row. */
export const LANES = { real: 0, exercise: 1, merged: 2 } as const
export const NO_DEGREES = -(2 ** 31)
export const NO_TENTHS = -1
const MOST_TENTHS = 2 ** 15 - 1
/** Parts of a degree that a coordinate is held in: 1 cm. */
export const PARTS = 1e7

/** Numbers that the packed columns cannot hold to the last bit, in full; NaN for none. */
export interface ExactNumbers {
  row: number
  lng: number
  lat: number
  uncertaintyKm: number
}

/**
 * What a picture is made of, a column each, row by row: all but names and titles. Words stand as their codes
 * (`lib/core/taxonomy`, `lib/core/region`, `originCode`; sector + 1, 0 for none).
 */
export type PictureColumns = { [K in PictureColumn]: InstanceType<Shapes[K]> } & { rows: number; exact: ExactNumbers[] }

/** Columns with room for so many rows, all zero. */
export function emptyPicture(rows: number): PictureColumns {
  const columns = Object.fromEntries(PICTURE_COLUMNS.map((name) => [name, new SHAPES[name](rows)]))
  return { ...(columns as Omit<PictureColumns, 'rows' | 'exact'>), rows, exact: [] }
}

const SAME = [
  'kind',
  'severity',
  'determination',
  'investigation',
  'tlp',
  'origin',
  'originConfidence',
  'reliability',
  'credibility',
  'sector',
  'technologies',
  'occurredPrecision',
  'country',
  'area',
] as const

/** The picture's part of rows. */
export function pictureOf(chunk: ChunkColumns): PictureColumns {
  const { rows } = chunk
  const columns = emptyPicture(rows)
  for (const name of SAME) columns[name].set(chunk[name].subarray(0, rows))
  for (let row = 0; row < rows; row++) {
    columns.lane[row] = chunk.merged[row] === 1 ? LANES.merged : (chunk.exercise[row] as number)
    writeTime(columns.occurred, columns.occurredMs, row, chunk.occurredAt[row] as number)
    writeTime(columns.recorded, columns.recordedMs, row, chunk.recordedAt[row] as number)
    writePlace(columns, row, chunk.lng[row] as number, chunk.lat[row] as number, chunk.uncertaintyKm[row] as number)
  }
  return columns
}

function writeTime(seconds: Uint32Array, milliseconds: Int16Array, row: number, ms: number): void {
  const whole = Math.floor(ms / 1000)
  seconds[row] = whole
  milliseconds[row] = ms - whole * 1000
}

function writePlace(columns: PictureColumns, row: number, lng: number, lat: number, uncertaintyKm: number): void {
  const packed = isWhole(lng) && isWhole(lat)
  columns.lngE7[row] = packed ? Math.round(lng * PARTS) : NO_DEGREES
  columns.latE7[row] = packed ? Math.round(lat * PARTS) : NO_DEGREES
  const tenths = Math.round(uncertaintyKm * 10)
  const isTenths = tenths >= 0 && tenths <= MOST_TENTHS && tenths / 10 === uncertaintyKm
  columns.uncertainty[row] = isTenths ? tenths : NO_TENTHS
  const wide = !packed && !Number.isNaN(lng)
  const vague = !isTenths && !Number.isNaN(uncertaintyKm)
  if (!wide && !vague) return
  columns.exact.push({
    row,
    lng: wide ? lng : Number.NaN,
    lat: wide ? lat : Number.NaN,
    uncertaintyKm: vague ? uncertaintyKm : Number.NaN,
  })
}

/** Whether a number of degrees comes back from whole parts to the last bit; never so for NaN. */
function isWhole(value: number): boolean {
  return Math.round(value * PARTS) / PARTS === value && !Object.is(value, -0)
}
