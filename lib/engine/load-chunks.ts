import type { SnapshotManifest } from '../wire/manifest'
import type { Mark } from '../wire/protocol'
import { getPieces, type Piece, type PieceTaker, type PieceWay, takePiece } from './pieces'

/** How it ended. `gone`: a chunk was made anew meanwhile; `digest`: all are in and are not what the mark says. */
export type LoadEnd = 'whole' | 'gone' | 'digest' | 'refused' | 'unreachable' | 'server-error'

/** Where chunks go. */
interface Taker extends PieceTaker {
  /** Hears how many incidents are to come. */
  begin(incidents: number): void
  finish(mark: Mark): boolean
}

/** Where chunks come from; `onLoaded` hears how many rows are in. */
interface Way extends PieceWay {
  onLoaded: (rows: number) => void
}

/**
 * Loads what the numbers and the proof of a manifest need, the newest chunk first: all pictures, so that every incident counts, then the
 * names. The texts of the newest chunk come with it, those of the others by `loadTexts`. Never rejects.
 */
export async function loadChunks({ mark, chunks }: SnapshotManifest, taker: Taker, way: Way): Promise<LoadEnd> {
  let rows = 0
  try {
    taker.begin(mark.count)
    for await (const { piece, answer } of getPieces(inOrder(chunks.length), chunks, way)) {
      if (way.signal.aborted) return 'unreachable'
      if (!answer.ok) return answer.problem
      const expected = chunks[piece.chunk]?.rows
      takePiece(taker, piece, answer.value, expected)
      if (piece.part === 'picture') rows += expected ?? 0
      way.onLoaded(rows)
    }
    if (way.signal.aborted) return 'unreachable'
    return taker.finish(mark) ? 'whole' : 'digest'
  } catch {
    // Bytes that are no chunk, or not the one that was asked for.
    return 'server-error'
  }
}

/** What is read first comes first: the newest chunk, then all that counts, then who it is. */
function inOrder(chunks: number): Piece[] {
  const older = Array.from({ length: Math.max(0, chunks - 1) }, (_, at) => at + 1)
  const whole = (['picture', 'names', 'texts'] as const).map((part): Piece => ({ chunk: 0, part }))
  const each = (part: Piece['part']) => older.map((chunk): Piece => ({ chunk, part }))
  return chunks === 0 ? [] : [...whole, ...each('picture'), ...each('names')]
}
