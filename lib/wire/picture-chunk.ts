import { type Table, tableFromArrays, tableFromIPC, tableToIPC } from '@uwdata/flechette'
import { countryOfAreaCode } from '../core/region/region'
import { checkPicture } from './check-picture'
import { type ExactNumbers, emptyPicture, type PictureColumn, type PictureColumns } from './picture-columns'

/** Stands for a country that is that of the row's area. */
const OF_AREA = -1
/** Columns as they stand. Others are told by what they differ from, since that packs to a fraction (docs/snapshot.md). */
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
  'lngE7',
  'latE7',
  'uncertainty',
] as const satisfies readonly PictureColumn[]
/** Numbers in full, only in chunks that have any. */
const EXACT = { lngExact: 'lng', latExact: 'lat', uncertaintyKmExact: 'uncertaintyKm' } as const

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
  const arrays = { ...Object.fromEntries(PLAIN.map((name) => [name, columns[name]])), country, occurredAfter, recordedAfter }
  const bytes = tableToIPC(tableFromArrays({ ...arrays, ...exactArrays(rows, exact) }), { format: 'stream' })
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
  const occurredAfter = valuesOf(table, 'occurredAfter') as Int32Array
  const recordedAfter = valuesOf(table, 'recordedAfter') as Int32Array
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
  columns.exact = exactOf(table)
  checkPicture(columns)
  return columns
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
