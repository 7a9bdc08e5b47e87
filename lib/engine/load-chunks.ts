import { ARROW_STREAM } from '../wire/arrow-chunk'
import type { SnapshotManifest } from '../wire/manifest'
import { decodePicture } from '../wire/picture-chunk'
import type { PictureColumns } from '../wire/picture-columns'
import type { Mark } from '../wire/protocol'
import { decodeWords, type WordColumns } from '../wire/word-chunk'
import { type Address, getPiece, type PieceAnswer } from './api'
import { letGo } from './let-go'

/** Pieces that are on their way while one is taken in. */
const AHEAD = 6

/** How it ended. `gone`: a chunk was made anew meanwhile; `digest`: all are in and are not what the mark says. */
export type LoadEnd = 'whole' | 'gone' | 'digest' | 'refused' | 'unreachable' | 'server-error'

/** Where chunks go; they are called by their place in the manifest. */
interface Taker {
  /** Hears how many incidents are to come. */
  begin(incidents: number): void
  /** Takes the picture of a chunk: its rows count from now on. */
  place(chunk: number, picture: PictureColumns): void
  /** Takes the names of a chunk that was placed. */
  name(chunk: number, words: WordColumns): void
  finish(mark: Mark): boolean
}

/** A part of a chunk to be fetched. */
interface Piece {
  chunk: number
  part: 'picture' | 'words'
}

/** Where chunks come from; `onLoaded` hears how many rows are in. */
interface Way {
  address: Address
  signal: AbortSignal
  stallMs: number
  onLoaded: (rows: number) => void
}

/** Loads the chunks of a manifest, the newest first: all pictures, so that every incident counts, then the names. Never rejects. */
export async function loadChunks({ mark, chunks }: SnapshotManifest, taker: Taker, way: Way): Promise<LoadEnd> {
  const done = new AbortController()
  const signal = AbortSignal.any([way.signal, done.signal])
  const pieces = inOrder(chunks.length)
  // Those on their way alone: what was taken in is not held on to.
  const asked: Promise<PieceAnswer>[] = []
  let next = 0
  const ask = () => {
    const piece = pieces[next++]
    if (!piece) return
    const path = `/api/v1/snapshot/chunks/${chunks[piece.chunk]?.name}/${piece.part}`
    asked.push(getPiece(way.address, path, ARROW_STREAM, signal, way.stallMs))
  }
  for (let ahead = 0; ahead < AHEAD; ahead++) ask()
  try {
    taker.begin(mark.count)
    let rows = 0
    for (const { chunk, part } of pieces) {
      const answer = (await asked.shift()) as PieceAnswer
      if (!answer.ok) return answer.problem
      ask()
      const expected = chunks[chunk]?.rows
      if (part === 'words') {
        const words = decodeWords(answer.value)
        requireRows(words, expected)
        taker.name(chunk, words)
        for (const column of [words.ids, words.version]) letGo(column)
      } else {
        const picture = decodePicture(answer.value)
        requireRows(picture, expected)
        taker.place(chunk, picture)
        rows += picture.rows
        for (const column of [picture.occurred, picture.recorded, picture.country]) letGo(column)
      }
      letGo(answer.value)
      way.onLoaded(rows)
      // What came may be painted before the next is taken in.
      await breath()
      if (signal.aborted) return 'unreachable'
    }
    return taker.finish(mark) ? 'whole' : 'digest'
  } catch {
    // Bytes that are no chunk, or not the one that was asked for.
    return 'server-error'
  } finally {
    done.abort()
  }
}

/** Both parts have the rows that the manifest tells: the mark counts names alone. */
function requireRows({ rows }: { rows: number }, expected: number | undefined): void {
  if (rows !== expected) throw new RangeError(`the part has ${rows} rows, not ${expected}`)
}

/** Lets what waits go first. A timer of no length would do, but browsers make it wait for 4 ms once it has been set a few times in a row. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** What is read first comes first: the newest chunk, then all that counts, then all that is only read. */
function inOrder(chunks: number): Piece[] {
  const older = Array.from({ length: Math.max(0, chunks - 1) }, (_, at) => at + 1)
  const both = (chunk: number): Piece[] => [
    { chunk, part: 'picture' },
    { chunk, part: 'words' },
  ]
  const each = (part: Piece['part']) => older.map((chunk): Piece => ({ chunk, part }))
  return chunks === 0 ? [] : [...both(0), ...each('picture'), ...each('words')]
}
