import { ARROW_STREAM, decodeChunks } from '../wire/arrow-chunk'
import type { ChunkColumns } from '../wire/chunk-columns'
import type { SnapshotManifest } from '../wire/manifest'
import type { Mark } from '../wire/protocol'
import { type Address, getPiece, type PieceAnswer } from './api'

/** Chunks that are on their way while one is taken in. */
const AHEAD = 3

/** How it ended. `gone`: a chunk was made anew meanwhile; `digest`: all are in and are not what the mark says. */
export type LoadEnd = 'whole' | 'gone' | 'digest' | 'refused' | 'unreachable' | 'server-error'

/** Where chunks go. */
interface Taker {
  begin(): void
  take(chunk: ChunkColumns): void
  finish(mark: Mark): boolean
}

/** Where chunks come from; `onLoaded` hears how many rows are in. */
interface Way {
  address: Address
  signal: AbortSignal
  stallMs: number
  onLoaded: (rows: number) => void
}

/** Loads the chunks of a manifest in its order, the newest first. Never rejects. */
export async function loadChunks({ mark, chunks }: SnapshotManifest, taker: Taker, way: Way): Promise<LoadEnd> {
  const done = new AbortController()
  const signal = AbortSignal.any([way.signal, done.signal])
  const asked: Promise<PieceAnswer>[] = []
  const ask = () => {
    const chunk = chunks[asked.length]
    if (chunk) asked.push(getPiece(way.address, `/api/v1/snapshot/chunks/${chunk.name}`, ARROW_STREAM, signal, way.stallMs))
  }
  for (let ahead = 0; ahead < AHEAD; ahead++) ask()
  try {
    taker.begin()
    let rows = 0
    for (let at = 0; at < chunks.length; at++) {
      const answer = (await asked[at]) as PieceAnswer
      if (!answer.ok) return answer.problem
      ask()
      for (const chunk of decodeChunks(answer.value)) {
        taker.take(chunk)
        rows += chunk.rows
      }
      way.onLoaded(rows)
      // What came may be painted before the next is taken in.
      await new Promise((resolve) => setTimeout(resolve, 0))
      if (signal.aborted) return 'unreachable'
    }
    return taker.finish(mark) ? 'whole' : 'digest'
  } catch {
    // Bytes that are no chunk.
    return 'server-error'
  } finally {
    done.abort()
  }
}
