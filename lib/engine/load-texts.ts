import type { SnapshotManifest } from '../wire/manifest'
import { backoffMs, type Patience } from './patience'
import { getPieces, type Piece, type PieceTaker, type PieceWay, takePiece } from './pieces'

/** Pieces on their way at once: fewer than of what numbers need, so that what people ask meanwhile, and the push, come through. */
const AHEAD = 2

/**
 * Loads the texts that `loadChunks` left out, and tries again what fails; `gone`: those of some chunks, which were made anew meanwhile,
 * cannot be had any more. Never rejects; once the signal is aborted, what it returns says nothing.
 */
export async function loadTexts(
  { chunks }: SnapshotManifest,
  taker: PieceTaker,
  way: PieceWay,
  patience: Patience,
): Promise<'whole' | 'gone' | 'refused'> {
  let left = chunks.map((_, chunk) => chunk).slice(1)
  for (let attempt = 0; left.length > 0 && !way.signal.aborted; attempt++) {
    const failed: number[] = []
    let isGone = false
    const pieces = left.map((chunk): Piece => ({ chunk, part: 'texts' }))
    for await (const { piece, answer } of getPieces(pieces, chunks, way, AHEAD)) {
      if (way.signal.aborted) return 'whole'
      if (!answer.ok && answer.problem === 'refused') return 'refused'
      if (!answer.ok && answer.problem === 'gone') isGone = true
      // One chunk that cannot be had does not keep back the others.
      else if (!answer.ok || !isTaken(taker, piece, answer.value, chunks[piece.chunk]?.rows)) failed.push(piece.chunk)
    }
    if (isGone) return 'gone'
    if (failed.length < left.length) attempt = 0
    left = failed
    if (left.length > 0) await patience.wait(backoffMs(attempt), way.signal)
  }
  return 'whole'
}

/** Takes texts in, unless the bytes are none, or not those that were asked for. */
function isTaken(taker: PieceTaker, piece: Piece, bytes: Uint8Array, rows: number | undefined): boolean {
  try {
    takePiece(taker, piece, bytes, rows)
    return true
  } catch {
    return false
  }
}
