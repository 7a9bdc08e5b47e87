import { createHash } from 'node:crypto'
import { type Digest, EMPTY_DIGEST, joinDigests } from '../../core/digest'
import { streamHead } from '../../wire/arrow-chunk'
import { NUMBER_COLUMNS } from '../../wire/chunk-columns'
import type { HeldRows } from './held-rows'

/** A chunk holds no more rows than this, unless they share one millisecond. */
export const CHUNK_ROWS = 65_536
/** The span that is halved: 2^46 ms before and after 1970, some 2,200 years each way. */
const REACH = 2 ** 46

/** A chunk as one level sees it. */
export interface Chunk {
  name: string
  /** The half-open piece of time that it covers, milliseconds since 1970. */
  start: number
  end: number
  /** Rows of the held columns, by (occurredAt, id). */
  rows: Uint32Array
  digest: Digest
}

/** What need not be made anew of a chunk in which nothing changed. */
export type KnownChunk = Omit<Chunk, 'rows'>

/** All that one level sees, cut into chunks. */
export interface View {
  /** Oldest first. */
  chunks: Chunk[]
  byName: Map<string, Chunk>
  digest: Digest
}

/**
 * Cuts what a level sees. Time is halved until a piece holds few enough rows, so the cut follows from what the level
 * sees and from nothing else: it is the same after a restart, and tells nothing of what lies above. Chunks that are known
 * already keep their name without a look at their rows.
 */
export function cutView(held: HeldRows, level: number, known: readonly KnownChunk[], most = CHUNK_ROWS): View {
  const byPiece = new Map(known.map((chunk) => [`${chunk.start} ${chunk.end}`, chunk]))
  const chunks = pieces(held, seenBy(held, level), -REACH, REACH, most).map(({ start, end, rows }): Chunk => {
    const same = byPiece.get(`${start} ${end}`)
    if (same?.digest.count === rows.length) return { ...same, rows }
    return { name: nameOf(held, level, rows), start, end, rows, digest: held.digestOf(rows) }
  })
  return {
    chunks,
    byName: new Map(chunks.map((chunk) => [chunk.name, chunk])),
    digest: chunks.reduce((sum, { digest }) => joinDigests(sum, digest), EMPTY_DIGEST),
  }
}

/** The chunks in which nothing changed; `changed` are the times (occurredAt) of changes. */
export function unchanged<T extends KnownChunk>(chunks: readonly T[], changed: readonly number[]): T[] {
  const times = Float64Array.from(changed).sort()
  return chunks.filter(({ start, end }) => !holdsOne(times, start, end))
}

function seenBy({ columns, order }: HeldRows, level: number): Uint32Array {
  const { tlp } = columns
  const seen = new Uint32Array(order.length)
  let count = 0
  for (const row of order) if ((tlp[row] as number) <= level) seen[count++] = row
  return seen.subarray(0, count)
}

type Piece = Pick<Chunk, 'start' | 'end' | 'rows'>

function pieces(held: HeldRows, rows: Uint32Array, start: number, end: number, most: number): Piece[] {
  if (rows.length === 0) return []
  if (rows.length <= most || end - start <= 1) return [{ start, end, rows }]
  const middle = start + (end - start) / 2
  const cut = firstAt(rows.length, (at) => (held.columns.occurredAt[rows[at] as number] as number) >= middle)
  return [...pieces(held, rows.subarray(0, cut), start, middle, most), ...pieces(held, rows.subarray(cut), middle, end, most)]
}

/**
 * By all that is in it: id and version would not do, as a store that was replaced by an older copy may give a version
 * twice. A format has its own head. The level is part of the name: a browser that served two readers never takes a chunk
 * of one for the other's.
 */
function nameOf(held: HeldRows, level: number, rows: Uint32Array): string {
  const { ids, title, placeName, ...rest } = held.pick(rows)
  const hash = createHash('sha256').update(streamHead()).update(`level ${level}`).update(ids)
  for (const name of NUMBER_COLUMNS) hash.update(rest[name])
  return hash
    .update(JSON.stringify([title, placeName]))
    .digest('hex')
    .slice(0, 40)
}

function holdsOne(sorted: Float64Array, start: number, end: number): boolean {
  const at = firstAt(sorted.length, (nth) => (sorted[nth] as number) >= start)
  return at < sorted.length && (sorted[at] as number) < end
}

/** The first of so many for which something holds that holds for all after it. */
function firstAt(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
