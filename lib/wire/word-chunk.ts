import { tableFromIPC } from '@uwdata/flechette'
import { swapped, texts } from './arrow-buffers'
import { batchOf, encodeChunk, isValid } from './arrow-chunk'
import { wordFields } from './arrow-fields'
import type { ChunkColumns } from './chunk-columns'

/** Texts as UTF-8, one after the other; text `n` lies between two offsets. */
export interface TextColumn {
  bytes: Uint8Array
  offsets: Int32Array
  isNull(row: number): boolean
}

/** What names the rows of a chunk, in the order of its picture. */
export interface WordColumns {
  rows: number
  /** Four 32-bit words a row (`idWords`). */
  ids: Uint32Array
  version: Uint32Array
  title: TextColumn
  placeName: TextColumn
}

/** What names the rows of a chunk, as an Arrow IPC stream of one batch (docs/snapshot.md). */
export function encodeWords(chunk: ChunkColumns): Uint8Array<ArrayBuffer> {
  return encodeChunk(chunk, wordFields())
}

/** The columns of `encodeWords`' bytes. @throws Error where they are no such stream */
export function decodeWords(bytes: Uint8Array): WordColumns {
  const table = tableFromIPC(bytes)
  const id = batchOf(table, 'id', 0)
  const rows = id.length
  const values: Uint8Array = id.values
  const text = (name: string): TextColumn => {
    // Copies: they are kept, and would hold all of the stream with them.
    const { values, offsets, validity, nullCount } = batchOf(table, name, 0)
    const own = { validity: validity.slice(), nullCount }
    return { bytes: new Uint8Array(values as Uint8Array), offsets: offsets.slice(), isNull: (row) => !isValid(own, row) }
  }
  return {
    rows,
    ids: swapped(new Uint32Array(values.buffer, values.byteOffset, rows * 4), rows * 4),
    version: new Uint32Array(batchOf(table, 'version', 0).values as Int32Array),
    title: text('title'),
    placeName: text('placeName'),
  }
}

/** The names in rows. */
export function wordsOf({ rows, ids, version, title, placeName }: ChunkColumns): WordColumns {
  const text = (list: readonly (string | null)[]): TextColumn => {
    const { values, offsets = new Int32Array(1) } = texts(list, rows)
    return { bytes: values as Uint8Array, offsets, isNull: (row) => list[row] === null }
  }
  return { rows, ids: ids.slice(0, rows * 4), version: version.slice(0, rows), title: text(title), placeName: text(placeName) }
}
