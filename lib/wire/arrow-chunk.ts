import { type Batch, batchType, Column, type DataType, type Field, Table, tableFromIPC, tableToIPC } from '@uwdata/flechette'
import { type Buffers, bitsOf, fromLongs, fromTexts, longs, swapped, texts, withNulls } from './arrow-buffers'
import { arrowFields, hasNone, PARTS, WORD_COLUMNS, WORDS, type WordColumn } from './arrow-fields'
import { type ChunkColumns, emptyChunk } from './chunk-columns'

/** The media type of an Arrow IPC stream. */
export const ARROW_STREAM = 'application/vnd.apache.arrow.stream'

/** The mark that every stream ends with. */
const END_BYTES = 8

/** Rows as an Arrow IPC stream of one record batch (docs/snapshot.md), of all fields or some. The bytes follow from the rows alone. */
export function encodeChunk(chunk: ChunkColumns, fields: Field[] = arrowFields()): Uint8Array<ArrayBuffer> {
  const columns = fields.map(({ name, type }) => columnOf(name, type, chunk))
  const bytes = tableToIPC(new Table({ version: 4, endianness: 0, fields, metadata: null }, columns), { format: 'stream' })
  if (!bytes) throw new Error('the Arrow writer gave no bytes')
  return new Uint8Array(bytes)
}

/** Rows as Arrow IPC streams have them, batch by batch. @throws Error where the bytes are no such stream */
export function decodeChunks(bytes: Uint8Array): ChunkColumns[] {
  const table = tableFromIPC(bytes)
  const batches = table.children[0]?.data.length ?? 0
  return Array.from({ length: batches }, (_, at) => chunkOf((name) => batchOf(table, name, at)))
}

/** Streams of `encodeChunk` as one stream of as many batches: what comes before the first rows is the same in all. */
export async function* joinChunks(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { length } = streamHead()
  yield streamHead()
  for await (const chunk of chunks) yield chunk.subarray(length, chunk.length - END_BYTES)
  yield encodeChunk(emptyChunk(0)).slice(-END_BYTES)
}

let head: Uint8Array | null = null

/** What every stream begins with: the schema and the lists of words. Each message says how long it is; the one of the rows comes last. */
export function streamHead(): Uint8Array {
  if (head) return head
  const bytes = encodeChunk(emptyChunk(0))
  const view = new DataView(bytes.buffer)
  let end = 0
  for (let message = 0; message <= WORD_COLUMNS.length; message++) end += 8 + view.getInt32(end + 4, true) + bodyLength(view, end + 8)
  head = bytes.subarray(0, end)
  return head
}

/** `bodyLength` of an Arrow message: the fourth field of its flatbuffer table, after version, type and header. */
function bodyLength(view: DataView, at: number): number {
  const table = at + view.getInt32(at, true)
  const fields = table - view.getInt32(table, true)
  const [size, slot] = [view.getUint16(fields, true), 4 + 3 * 2]
  const offset = slot < size ? view.getUint16(fields + slot, true) : 0
  return offset === 0 ? 0 : Number(view.getBigInt64(table + offset, true))
}

function columnOf(name: string, type: DataType, chunk: ChunkColumns): Column<unknown> {
  const batch = batchFrom(type, chunk.rows, buffersOf(name, chunk))
  if (name in WORDS && 'dictionary' in type) batch.setDictionary?.(dictionaryOf(name as WordColumn, type.dictionary))
  return new Column([batch], type)
}

/** One column for each list of words: its type is what ties it to those who use it. */
function dictionaryOf(name: WordColumn, type: DataType): Column<unknown> {
  const words: readonly string[] = WORDS[name]
  return new Column([batchFrom(type, words.length, texts(words, words.length))], type)
}

type Made = Batch<unknown> & { setDictionary?(column: Column<unknown>): void }

function batchFrom(type: DataType, length: number, { validity = new Uint8Array(0), ...buffers }: Buffers): Made {
  return new (batchType(type))({ type, length, validity, ...buffers }) as Made
}

function buffersOf(name: string, chunk: ChunkColumns): Buffers {
  const { rows } = chunk
  if (name in WORDS) return wordBuffers(name as WordColumn, chunk)
  switch (name) {
    case 'id':
      return { values: new Uint8Array(swapped(chunk.ids, rows * 4).buffer), nullCount: 0 }
    case 'technologies':
      return { values: new Int16Array(chunk.technologies.subarray(0, rows)), nullCount: 0 }
    case 'exercise':
    case 'merged':
      return { values: bitsOf(rows, (row) => chunk[name][row] === 1).bits, nullCount: 0 }
    case 'occurredAt':
    case 'recordedAt':
      return { values: longs(chunk[name], rows), nullCount: 0 }
    case 'lngE7':
    case 'latE7':
      return wholeParts(chunk[name === 'lngE7' ? 'lng' : 'lat'], rows)
    case 'lngExact':
    case 'latExact':
      return restOf(chunk[name === 'lngExact' ? 'lng' : 'lat'], rows)
    case 'uncertaintyKm':
      return known(chunk.uncertaintyKm, rows, (value) => !Number.isNaN(value))
    case 'version':
      return { values: new Int32Array(chunk.version.subarray(0, rows)), nullCount: 0 }
    case 'title':
    case 'placeName':
      return texts(chunk[name], rows)
  }
  throw new Error(`no column is called ${name}`)
}

function wordBuffers(name: WordColumn, chunk: ChunkColumns): Buffers {
  const codes = chunk[name].subarray(0, chunk.rows)
  const values = WORDS[name].length <= 128 ? new Int8Array(codes) : new Int16Array(codes)
  return hasNone(name) ? withNulls(values, chunk.rows, (row) => codes[row] !== 0) : { values, nullCount: 0 }
}

function wholeParts(degrees: Float64Array, rows: number): Buffers {
  const values = new Int32Array(rows)
  for (let row = 0; row < rows; row++) {
    const value = degrees[row] as number
    if (isWhole(value)) values[row] = Math.round(value * PARTS)
  }
  return withNulls(values, rows, (row) => isWhole(degrees[row] as number))
}

function restOf(degrees: Float64Array, rows: number): Buffers {
  return known(degrees, rows, (value) => !Number.isNaN(value) && !isWhole(value))
}

/** Whether a number of degrees comes back from whole parts to the last bit. */
function isWhole(value: number): boolean {
  return Math.round(value * PARTS) / PARTS === value && !Object.is(value, -0)
}

function known(numbers: Float64Array, rows: number, holds: (value: number) => boolean): Buffers {
  const values = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const value = numbers[row] as number
    if (holds(value)) values[row] = value
  }
  return withNulls(values, rows, (row) => holds(numbers[row] as number))
}

/** Buffers of a column as they were read. */
type Found = { values: never; offsets: Int32Array; validity: Uint8Array; nullCount: number; length: number }

/** The buffers of a column in a batch. @throws Error where there is none */
export function batchOf(table: Table, name: string, at: number): Found {
  const batch = table.getChild(name)?.data[at]
  if (!batch) throw new Error(`the stream has no column ${name}`)
  return batch as unknown as Found
}

function chunkOf(find: (name: Field['name']) => Found): ChunkColumns {
  const rows = find('id').length
  const chunk = emptyChunk(0)
  chunk.rows = rows
  const id: Uint8Array = find('id').values
  chunk.ids = swapped(new Uint32Array(id.buffer, id.byteOffset, rows * 4), rows * 4)
  chunk.version = new Uint32Array(find('version').values as Int32Array)
  for (const name of WORD_COLUMNS) readWords(chunk, name, find(name).values)
  chunk.technologies = new Uint16Array(find('technologies').values as Int16Array)
  for (const name of ['exercise', 'merged'] as const) chunk[name] = bytesOfBits(find(name).values, rows)
  for (const name of ['occurredAt', 'recordedAt'] as const) chunk[name] = fromLongs(find(name).values, rows)
  chunk.lng = degreesOf(find('lngE7'), find('lngExact'))
  chunk.lat = degreesOf(find('latE7'), find('latExact'))
  chunk.uncertaintyKm = numbersOr(find('uncertaintyKm'), () => Number.NaN)
  const [title, placeName] = [find('title'), find('placeName')]
  chunk.title = fromTexts(title.values, title.offsets, rows)
  chunk.placeName = fromTexts(placeName.values, placeName.offsets, rows).map((text, row) => (isValid(placeName, row) ? text : null))
  return chunk
}

/** Codes are read as they stand, without their words: they are the same on both sides. */
function readWords(chunk: ChunkColumns, name: WordColumn, values: Int8Array | Int16Array): void {
  const codes = name === 'origin' || name === 'country' || name === 'area' ? new Uint16Array(values) : new Uint8Array(values)
  Object.assign(chunk, { [name]: codes })
}

function degreesOf(whole: Found, exact: Found): Float64Array<ArrayBuffer> {
  const parts: Int32Array = whole.values
  return numbersOr(exact, (row) => (isValid(whole, row) ? (parts[row] as number) / PARTS : Number.NaN))
}

function numbersOr(batch: Found, otherwise: (row: number) => number): Float64Array<ArrayBuffer> {
  const values: Float64Array = batch.values
  const numbers = new Float64Array(batch.length)
  for (let row = 0; row < batch.length; row++) numbers[row] = isValid(batch, row) ? (values[row] as number) : otherwise(row)
  return numbers
}

/** Whether a row has a value. */
export function isValid({ validity, nullCount }: Pick<Found, 'validity' | 'nullCount'>, row: number): boolean {
  return nullCount === 0 || (((validity[row >> 3] as number) >> (row & 7)) & 1) === 1
}

function bytesOfBits(bits: Uint8Array, rows: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) bytes[row] = ((bits[row >> 3] as number) >> (row & 7)) & 1
  return bytes
}
