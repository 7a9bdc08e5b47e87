import { tableFromIPC } from '@uwdata/flechette'
import { texts } from './arrow-buffers'
import { batchOf, encodeChunk, isValid } from './arrow-chunk'
import { textFields } from './arrow-fields'
import type { ChunkColumns } from './chunk-columns'

/** Texts as UTF-8, one after the other; text `n` lies between two offsets. */
export interface TextColumn {
  bytes: Uint8Array
  offsets: Int32Array
  isNull(row: number): boolean
}

/** What the rows of a chunk say in words, in the order of its picture. */
export interface TextColumns {
  rows: number
  title: TextColumn
  placeName: TextColumn
}

/** What the rows of a chunk say in words, as an Arrow IPC stream of one batch (docs/snapshot.md). */
export function encodeTexts(chunk: ChunkColumns): Uint8Array<ArrayBuffer> {
  return encodeChunk(chunk, textFields())
}

/** The columns of `encodeTexts`' bytes. @throws Error where they are no such stream */
export function decodeTexts(bytes: Uint8Array): TextColumns {
  const table = tableFromIPC(bytes)
  const text = (name: string): TextColumn => {
    // Copies: they are kept, and would hold all of the stream with them.
    const { values, offsets, validity, nullCount } = batchOf(table, name, 0)
    const own = { validity: validity.slice(), nullCount }
    return { bytes: new Uint8Array(values as Uint8Array), offsets: offsets.slice(), isNull: (row) => !isValid(own, row) }
  }
  return { rows: batchOf(table, 'title', 0).length, title: text('title'), placeName: text('placeName') }
}

/** The texts in rows. */
export function textsOf({ rows, title, placeName }: ChunkColumns): TextColumns {
  const text = (list: readonly (string | null)[]): TextColumn => {
    const { values, offsets = new Int32Array(1) } = texts(list, rows)
    return { bytes: values as Uint8Array, offsets, isNull: (row) => list[row] === null }
  }
  return { rows, title: text(title), placeName: text(placeName) }
}
