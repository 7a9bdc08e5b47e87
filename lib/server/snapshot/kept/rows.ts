import { countRow, type Digest, EMPTY_DIGEST } from '../../../core/digest'
import { texts } from '../../../wire/arrow-buffers'
import { emptyChunk, NUMBER_COLUMNS } from '../../../wire/chunk-columns'
import { HeldRows } from '../held-rows'
import type { SectionFile, SectionWriter } from './section-file'
import { KeptTexts, type PackedTexts } from './texts'

/** Rows or values that are written at a time, so that others are served in between. */
const SLICE = 16_384
const TEXT_SLICE = 2_048
/** Offsets are 32-bit. */
const MOST_TEXT = 2 ** 31 - 1
/** A part of the rows may come before the columns have to be widened. */
const ROOM = 1 / 16

/** An array of numbers of one sort. */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/**
 * Writes all rows by (occurredAt, id), and the index over them so; returns their digest. `stands` throws where the rows
 * changed meanwhile: it is asked before each slice.
 */
export async function writeRows(writer: SectionWriter, held: HeldRows, stands: () => void): Promise<Digest> {
  const { columns, order } = held
  for (const name of NUMBER_COLUMNS) await writer.section(name, gathered(columns[name], order, stands))
  const digest = { ...EMPTY_DIGEST }
  await writer.section('ids', gatheredIds(held, digest, stands))
  await writer.section('index', movedSlots(held, stands))
  const placed = new Uint8Array(order.length)
  const titleOffsets = new Int32Array(order.length + 1)
  const placeOffsets = new Int32Array(order.length + 1)
  await writer.section('titles', packed(held, 'title', titleOffsets, placed, stands))
  await writer.section('places', packed(held, 'placeName', placeOffsets, placed, stands))
  await writer.section('title-offsets', sliced(titleOffsets))
  await writer.section('place-offsets', sliced(placeOffsets))
  await writer.section('placed', sliced(placed))
  return digest
}

/** Reads what `writeRows` wrote. @throws Error where a section is missing or damaged */
export async function readRows(file: SectionFile, rows: number): Promise<HeldRows> {
  const columns = emptyChunk(rows + Math.ceil(rows * ROOM))
  columns.rows = rows
  columns.title = new Array<string>(rows)
  columns.placeName = new Array<string | null>(rows)
  const slots = new Int32Array(file.lengthOf('index') / Int32Array.BYTES_PER_ELEMENT)
  const placed = new Uint8Array(rows)
  const [titles, places] = await Promise.all([
    readTexts(file, 'title', rows),
    readTexts(file, 'place', rows),
    file.read('index', slots),
    file.read('placed', placed),
    ...[...NUMBER_COLUMNS, 'ids' as const].map((name) => file.read(name, columns[name] as Numbers & { buffer: ArrayBuffer })),
  ])
  return HeldRows.of({ columns, slots, texts: new KeptTexts(rows, titles, places, placed) })
}

async function readTexts(file: SectionFile, name: 'title' | 'place', rows: number): Promise<PackedTexts> {
  const [bytes, offsets] = await Promise.all([
    file.read(`${name}s`, new Uint8Array(file.lengthOf(`${name}s`))),
    file.read(`${name}-offsets`, new Int32Array(rows + 1)),
  ])
  return { bytes, offsets }
}

function* gathered(column: Numbers, order: Uint32Array, stands: () => void): Generator<Numbers> {
  for (let from = 0; from < order.length; from += SLICE) {
    stands()
    const rows = order.subarray(from, from + SLICE)
    const slice = column.slice(0, rows.length)
    for (let at = 0; at < rows.length; at++) slice[at] = column[rows[at] as number] as number
    yield slice
  }
}

function* gatheredIds({ columns, order }: HeldRows, digest: Digest, stands: () => void): Generator<Uint32Array> {
  const { ids, version } = columns
  for (let from = 0; from < order.length; from += SLICE) {
    stands()
    const rows = order.subarray(from, from + SLICE)
    const slice = new Uint32Array(rows.length * 4)
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      for (let word = 0; word < 4; word++) slice[at * 4 + word] = ids[row * 4 + word] as number
      countRow(digest, ids, row, version[row] as number, 1)
    }
    yield slice
  }
}

/** The slots of the index, for rows that stand in order. */
function* movedSlots({ slots, order }: HeldRows, stands: () => void): Generator<Int32Array> {
  const places = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at++) places[order[at] as number] = at
  for (let from = 0; from < slots.length; from += SLICE) {
    stands()
    yield slots.slice(from, from + SLICE).map((row) => (row < 0 ? row : (places[row] as number)))
  }
}

/** Texts as UTF-8; notes where each ends, and which places have a name. */
function* packed(
  held: HeldRows,
  field: 'title' | 'placeName',
  offsets: Int32Array,
  placed: Uint8Array,
  stands: () => void,
): Generator<ArrayBufferView> {
  let start = 0
  for (let from = 0; from < held.order.length; from += TEXT_SLICE) {
    stands()
    const list = held.textsOf(field, held.order.subarray(from, from + TEXT_SLICE))
    const { values, offsets: own = new Int32Array(1) } = texts(list, list.length)
    for (let at = 0; at < list.length; at++) {
      offsets[from + at + 1] = start + (own[at + 1] as number)
      if (field === 'placeName') placed[from + at] = Number(list[at] !== null)
    }
    start += values.byteLength
    if (start > MOST_TEXT) throw new Error('the texts are too long to be kept')
    yield values
  }
}

function* sliced<T extends Int32Array | Uint8Array>(values: T): Generator<T> {
  for (let from = 0; from < values.length; from += SLICE) yield values.subarray(from, from + SLICE) as T
}
