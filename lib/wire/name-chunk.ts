import { tableFromIPC } from '@uwdata/flechette'
import { swapped } from './arrow-buffers'
import { batchOf, encodeChunk } from './arrow-chunk'
import { nameFields } from './arrow-fields'
import type { ChunkColumns } from './chunk-columns'

/** Who the rows of a chunk are, in the order of its picture. */
export interface NameColumns {
  rows: number
  /** Four 32-bit words a row (`idWords`). */
  ids: Uint32Array
  version: Uint32Array
}

/** Who the rows of a chunk are, as an Arrow IPC stream of one batch (docs/snapshot.md). */
export function encodeNames(chunk: ChunkColumns): Uint8Array<ArrayBuffer> {
  return encodeChunk(chunk, nameFields())
}

/** The columns of `encodeNames`' bytes. @throws Error where they are no such stream */
export function decodeNames(bytes: Uint8Array): NameColumns {
  const table = tableFromIPC(bytes)
  const { values, length: rows } = batchOf(table, 'id', 0)
  const { buffer, byteOffset } = values as Uint8Array
  return {
    rows,
    ids: swapped(new Uint32Array(buffer, byteOffset, rows * 4), rows * 4),
    version: new Uint32Array(batchOf(table, 'version', 0).values as Int32Array),
  }
}

/** The names in rows. */
export function namesOf({ rows, ids, version }: ChunkColumns): NameColumns {
  return { rows, ids: ids.slice(0, rows * 4), version: version.slice(0, rows) }
}
