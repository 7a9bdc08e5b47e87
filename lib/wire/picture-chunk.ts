import { Table, tableFromArrays, tableFromIPC, tableToIPC } from '@uwdata/flechette'
import { countryOfAreaCode } from '../core/region/region'
import { joinPlanes, planeNames, planesOf } from './byte-planes'
import { checkPicture } from './check-picture'
import { type ExactNumbers, emptyPicture, NO_DEGREES, PARTS, type PictureColumn, type PictureColumns } from './picture-columns'

/** Stands for a country that is that of the row's area. */
const OF_AREA = -1
/** Columns as they stand. Others are told by what they differ from, and byte by byte, since that packs to a fraction (docs/snapshot.md). */
const PLAIN = [
  'kind',
  'severity',
  'determination',
  'investigation',
  'tlp',
  'lane',
  'origin',
  'originConfidence',
  'reliability',
  'credibility',
  'sector',
  'technologies',
  'occurredPrecision',
  'area',
  'occurredMs',
  'recordedMs',
  'uncertainty',
] as const satisfies readonly PictureColumn[]
/** Numbers in full, only in chunks that have any. */
const EXACT = { lngExact: 'lng', latExact: 'lat', uncertaintyKmExact: 'uncertaintyKm' } as const

/** Places are whole multiples of so many ten-millionths of a degree, says the schema. */
const DEGREES_STEP = 'degreesStep'

/** A chunk's picture as an Arrow IPC stream of one batch (docs/snapshot.md). The bytes follow from the rows alone. */
export function encodePicture(columns: PictureColumns): Uint8Array<ArrayBuffer> {
  const { rows, exact } = columns
  const country = new Int16Array(rows)
  const occurredAfter = new Int32Array(rows)
  const recordedAfter = new Int32Array(rows)
  let before = 0
  for (let row = 0; row < rows; row++) {
    const area = columns.area[row] as number
    const own = columns.country[row] as number
    country[row] = area > 0 && countryOfAreaCode(area) === own ? OF_AREA : own
    const occurred = columns.occurred[row] as number
    occurredAfter[row] = occurred - before
    recordedAfter[row] = (columns.recorded[row] as number) - occurred
    before = occurred
  }
  const step = commonStep(columns)
  const arrays = {
    ...Object.fromEntries(PLAIN.map((name) => [name, columns[name]])),
    ...{ country, ...inPlanes({ occurredAfter, recordedAfter }, rows) },
    ...inPlanes({ lng: divided(columns.lngE7, rows, step), lat: divided(columns.latE7, rows, step) }, rows),
    ...exactArrays(rows, exact),
  }
  const { schema, children } = tableFromArrays(arrays)
  const metadata = new Map([[DEGREES_STEP, String(step)]])
  const bytes = tableToIPC(new Table({ ...schema, metadata }, children), { format: 'stream' })
  if (!bytes) throw new Error('the Arrow writer gave no bytes')
  return new Uint8Array(bytes)
}

/** The columns of `encodePicture`'s bytes. @throws Error where they are no such stream, or hold what no word stands for */
export function decodePicture(bytes: Uint8Array): PictureColumns {
  const table = tableFromIPC(bytes)
  const columns = emptyPicture(0)
  columns.rows = table.numRows
  for (const name of PLAIN) Object.assign(columns, { [name]: valuesOf(table, name) })
  const country = Int16Array.from(valuesOf(table, 'country') as Int16Array)
  const occurredAfter = joined(table, 'occurredAfter')
  const recordedAfter = joined(table, 'recordedAfter')
  columns.occurred = new Uint32Array(columns.rows)
  columns.recorded = new Uint32Array(columns.rows)
  let occurred = 0
  for (let row = 0; row < columns.rows; row++) {
    if (country[row] === OF_AREA) country[row] = countryOfAreaCode(columns.area[row] as number)
    occurred += occurredAfter[row] as number
    columns.occurred[row] = occurred
    columns.recorded[row] = occurred + (recordedAfter[row] as number)
  }
  columns.country = country
  const step = Number(table.schema.metadata?.get(DEGREES_STEP))
  columns.lngE7 = multiplied(joined(table, 'lng'), step)
  columns.latE7 = multiplied(joined(table, 'lat'), step)
  columns.exact = exactOf(table)
  checkPicture(columns)
  return columns
}

/** The greatest number of which all places are multiples; most are given to four decimals or five. */
function commonStep({ rows, lngE7, latE7 }: PictureColumns): number {
  let step = 0
  for (const degrees of [lngE7, latE7])
    for (let row = 0; row < rows; row++) {
      const value = degrees[row] as number
      if (value !== NO_DEGREES && value % step !== 0) step = greatestDivisor(step, Math.abs(value))
    }
  return step || 1
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

function divided(degrees: Int32Array, rows: number, step: number): Int32Array {
  const whole = new Int32Array(rows)
  for (let row = 0; row < rows; row++) whole[row] = degrees[row] === NO_DEGREES ? NO_DEGREES : (degrees[row] as number) / step
  return whole
}

/** `divided` back, in place. @throws RangeError where the step is none, or a place lies where no number of 32 bits reaches */
function multiplied(whole: Int32Array<ArrayBuffer>, step: number): Int32Array<ArrayBuffer> {
  if (!Number.isInteger(step) || step < 1) throw new RangeError(`the step of degrees is ${step}`)
  for (let row = 0; row < whole.length; row++) {
    if (whole[row] === NO_DEGREES) continue
    const value = (whole[row] as number) * step
    if (Math.abs(value) > 180 * PARTS) throw new RangeError('a place lies beyond the earth')
    whole[row] = value
  }
  return whole
}

function inPlanes(columns: Record<string, Int32Array>, rows: number): Record<string, Int8Array> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, values]) => {
      const planes = planesOf(values, rows)
      return planeNames(name).map((plane, byte) => [plane, planes[byte] as Int8Array])
    }),
  )
}

function joined(table: Table, name: string): Int32Array<ArrayBuffer> {
  const planes = planeNames(name).map((plane) => valuesOf(table, plane) as Int8Array)
  const values = new Int32Array(table.numRows)
  joinPlanes(planes, values)
  return values
}

function exactArrays(rows: number, exact: readonly ExactNumbers[]): Record<string, Float64Array> {
  const arrays: Record<string, Float64Array> = {}
  for (const [name, field] of Object.entries(EXACT) as [string, keyof ExactNumbers][]) {
    const some = exact.filter((one) => !Number.isNaN(one[field]))
    if (some.length === 0) continue
    const numbers = new Float64Array(rows).fill(Number.NaN)
    for (const one of some) numbers[one.row] = one[field]
    arrays[name] = numbers
  }
  return arrays
}

function exactOf(table: Table): ExactNumbers[] {
  const found = Object.entries(EXACT).map(
    ([name, field]) => [field, table.getChild(name)?.data[0]?.values as Float64Array | undefined] as const,
  )
  if (found.every(([, numbers]) => !numbers)) return []
  const exact = new Map<number, ExactNumbers>()
  for (const [field, numbers] of found) {
    if (!numbers) continue
    for (let row = 0; row < table.numRows; row++) {
      const number = numbers[row] as number
      if (Number.isNaN(number)) continue
      const one = exact.get(row) ?? { row, lng: Number.NaN, lat: Number.NaN, uncertaintyKm: Number.NaN }
      one[field] = number
      exact.set(row, one)
    }
  }
  return [...exact.values()]
}

function valuesOf(table: Table, name: string): Int8Array | Int16Array | Int32Array {
  const values = table.getChild(name)?.data[0]?.values
  if (!values) throw new Error(`the stream has no column ${name}`)
  return values as Int8Array
}
