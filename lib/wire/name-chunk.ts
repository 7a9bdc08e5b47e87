import { type Table, tableFromArrays, tableFromIPC, tableToIPC } from '@uwdata/flechette'
import { joinPlanes, planesOf } from './byte-planes'
import type { ChunkColumns } from './chunk-columns'

/** Words of 32 bits in an id, and bytes in each. */
const WORDS = 4
const BYTES = 4

/** Who the rows of a chunk are, in the order of its picture. */
export interface NameColumns {
  rows: number
  /** Four 32-bit words a row (`idWords`). */
  ids: Uint32Array
  version: Uint32Array
}

/** Who the rows of a chunk are, as an Arrow IPC stream of one batch (docs/snapshot.md): a column for each byte of the id. */
export function encodeNames({ rows, ids, version }: NameColumns): Uint8Array<ArrayBuffer> {
  const planes = Array.from({ length: WORDS }, (_, word) => planesOf(ids, rows, word, WORDS))
  const bytes = planes.flatMap((four, word) => four.map((plane, byte) => [idByte(word, byte), plane] as const))
  const columns = { ...Object.fromEntries(bytes), version: new Int32Array(version.subarray(0, rows)) }
  const stream = tableToIPC(tableFromArrays(columns), { format: 'stream' })
  if (!stream) throw new Error('the Arrow writer gave no bytes')
  return new Uint8Array(stream)
}

/** The columns of `encodeNames`' bytes. @throws Error where they are no such stream */
export function decodeNames(bytes: Uint8Array): NameColumns {
  const table = tableFromIPC(bytes)
  const rows = table.numRows
  const ids = new Uint32Array(rows * WORDS)
  for (let word = 0; word < WORDS; word++) {
    const planes = Array.from({ length: BYTES }, (_, byte) => valuesOf(table, idByte(word, byte)) as Int8Array)
    joinPlanes(planes, ids, word, WORDS)
  }
  return { rows, ids, version: new Uint32Array(valuesOf(table, 'version')) }
}

/** The names in rows. */
export function namesOf({ rows, ids, version }: ChunkColumns): NameColumns {
  return { rows, ids: ids.slice(0, rows * WORDS), version: version.slice(0, rows) }
}

/** What the column of a byte is called: a UUID is read from the highest byte of its first word on. */
function idByte(word: number, byte: number): string {
  return `id_${word * BYTES + (BYTES - 1 - byte)}`
}

function valuesOf(table: Table, name: string): Int8Array | Int32Array {
  const values = table.getChild(name)?.data[0]?.values
  if (!values) throw new Error(`the stream has no column ${name}`)
  return values as Int8Array
}
