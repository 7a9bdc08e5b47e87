/** The buffers of one Arrow column. */
export interface Buffers {
  values: ArrayBufferView
  /** A bit a row, set where there is a value; none where all have one. */
  validity?: Uint8Array
  offsets?: Int32Array
  nullCount: number
}

/** A bit for each row that holds. */
export function bitsOf(rows: number, holds: (row: number) => boolean): { bits: Uint8Array; missing: number } {
  const bits = new Uint8Array((rows + 7) >> 3)
  let missing = 0
  for (let row = 0; row < rows; row++) {
    if (holds(row)) bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7))
    else missing++
  }
  return { bits, missing }
}

/** Buffers of which some rows have no value. */
export function withNulls(values: ArrayBufferView, rows: number, holds: (row: number) => boolean): Buffers {
  const { bits, missing } = bitsOf(rows, holds)
  return missing === 0 ? { values, nullCount: 0 } : { values, validity: bits, nullCount: missing }
}

/** Whole milliseconds as 64-bit integers, without a BigInt a row. */
export function longs(values: Float64Array, rows: number): BigInt64Array {
  const words = new Int32Array(rows * 2)
  for (let row = 0; row < rows; row++) {
    const value = values[row] as number
    const high = Math.floor(value / 2 ** 32)
    words[row * 2] = value - high * 2 ** 32
    words[row * 2 + 1] = high
  }
  return new BigInt64Array(words.buffer)
}

/** `longs` back. */
export function fromLongs(longs: BigInt64Array, rows: number): Float64Array<ArrayBuffer> {
  const words = new Int32Array(longs.buffer, longs.byteOffset, rows * 2)
  const values = new Float64Array(rows)
  for (let row = 0; row < rows; row++) values[row] = (words[row * 2 + 1] as number) * 2 ** 32 + ((words[row * 2] as number) >>> 0)
  return values
}

/** Words of 32 bits with their bytes the other way round: a UUID is written from its first byte on. */
export function swapped(words: Uint32Array, count: number): Uint32Array<ArrayBuffer> {
  const out = new Uint32Array(count)
  for (let at = 0; at < count; at++) {
    const word = words[at] as number
    out[at] = (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)
  }
  return out
}

/** Texts as UTF-8, one after the other. */
export function texts(list: readonly (string | null)[], rows: number): Buffers {
  const encoder = new TextEncoder()
  const offsets = new Int32Array(rows + 1)
  let values = new Uint8Array(Math.max(64, rows * 64))
  let end = 0
  for (let row = 0; row < rows; row++) {
    const text = list[row] ?? ''
    if (end + text.length * 3 > values.length) values = widened(values, end + text.length * 3)
    const plain = writePlain(text, values, end)
    end = plain < 0 ? end + encoder.encodeInto(text, values.subarray(end)).written : plain
    offsets[row + 1] = end
  }
  return { ...withNulls(values.subarray(0, end), rows, (row) => list[row] !== null), offsets }
}

/** Writes a text of plain letters and returns where it ends; -1 where it has others. Most have none, and a call of the encoder costs more. */
function writePlain(text: string, values: Uint8Array, start: number): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) return -1
    values[start + at] = code
  }
  return start + text.length
}

/** `texts` back. The whole is decoded at once; each text is a part of it, found by counting the letters of the bytes before it. */
export function fromTexts(values: Uint8Array, offsets: Int32Array, rows: number): string[] {
  const start = offsets[0] as number
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(values.subarray(start, offsets[rows]))
  const isAscii = whole.length === (offsets[rows] as number) - start
  const list = new Array<string>(rows)
  let letters = 0
  for (let row = 0; row < rows; row++) {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number]
    const length = isAscii ? to - from : unitsIn(values, from, to)
    list[row] = whole.slice(letters, letters + length)
    letters += length
  }
  return list
}

/** UTF-16 units of sound UTF-8: one for each byte that begins a letter, and one more for the letters of four bytes. */
function unitsIn(values: Uint8Array, from: number, to: number): number {
  let units = 0
  for (let at = from; at < to; at++) {
    const byte = values[at] as number
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
  }
  return units
}

function widened(values: Uint8Array<ArrayBuffer>, room: number): Uint8Array<ArrayBuffer> {
  const wide = new Uint8Array(room * 2)
  wide.set(values)
  return wide
}
