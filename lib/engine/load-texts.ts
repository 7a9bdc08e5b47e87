import type { SnapshotManifest } from '../wire/manifest'
import { backoffMs, type Patience } from './patience'
import { getPieces, type Piece, type PieceTaker, type PieceWay, takePiece } from './pieces'

/**
 * Loads the texts that `loadChunks` left out, and tries again what fails; `gone`: those of some chunks, which were made anew meanwhile,
 * cannot be had any more. Never rejects; once the signal is aborted, what it returns says nothing.
 */
export async function loadTexts(
  manifest: SnapshotManifest,
  taker: PieceTaker,
  way: PieceWay,
  patience: Patience,
): Promise<'whole' | 'gone' | 'refused'> {
  const left = new Set(manifest.chunks.map((_, chunk) => chunk).slice(1))
  const gone = new Set<number>()
  for (let attempt = 0; left.size > 0 && !way.signal.aborted; attempt++) {
    const before = left.size
    if ((await loadSome(manifest, left, gone, taker, way)) === 'refused') return 'refused'
    if (left.size < before) attempt = 0
    if (left.size > 0) await patience.wait(backoffMs(attempt), way.signal)
  }
  return gone.size > 0 ? 'gone' : 'whole'
}

/** Takes from `left` what came, and what is gone; ends where something else fails. */
async function loadSome(
  { chunks }: SnapshotManifest,
  left: Set<number>,
  gone: Set<number>,
  taker: PieceTaker,
  way: PieceWay,
): Promise<'refused' | null> {
  const pieces = [...left].map((chunk): Piece => ({ chunk, part: 'texts' }))
  try {
    for await (const { piece, answer } of getPieces(pieces, chunks, way)) {
      if (way.signal.aborted) return null
      if (!answer.ok && answer.problem !== 'gone') return answer.problem === 'refused' ? 'refused' : null
      if (answer.ok) takePiece(taker, piece, answer.value, chunks[piece.chunk]?.rows)
      else gone.add(piece.chunk)
      left.delete(piece.chunk)
    }
  } catch {
    // Bytes that are no texts, or not those that were asked for.
  }
  return null
}
