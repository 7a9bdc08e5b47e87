import { ARROW_STREAM } from '../wire/arrow-chunk'
import type { ChunkPart, SnapshotChunk } from '../wire/manifest'
import { decodeNames, type NameColumns } from '../wire/name-chunk'
import { decodePicture } from '../wire/picture-chunk'
import type { PictureColumns } from '../wire/picture-columns'
import { decodeTexts, type TextColumns } from '../wire/text-chunk'
import { type Address, getPiece, type PieceAnswer } from './api'
import { letGo } from './let-go'

/** Pieces that are on their way while one is taken in. A browser opens six connections at once: what is asked beside them must not wait. */
const AHEAD = 4

/** Columns of a picture that are no part of the bytes it came in. */
const OWN = ['occurred', 'recorded', 'country', 'lngE7', 'latE7'] as const

/** A part of a chunk to be fetched; `chunk` is its place in the manifest. */
export interface Piece {
  chunk: number
  part: ChunkPart
}

/** Where pieces come from. */
export interface PieceWay {
  address: Address
  signal: AbortSignal
  stallMs: number
}

/** Where pieces go. */
export interface PieceTaker {
  /** Takes the picture of a chunk: its rows count from now on. */
  place(chunk: number, picture: PictureColumns): void
  /** Takes the names of a chunk that was placed. */
  name(chunk: number, names: NameColumns): void
  /** Takes the texts of a chunk that was placed. */
  tell(chunk: number, texts: TextColumns): void
}

/** Gets pieces in the order given, so many ahead. What was taken in is not held on to; what is not waited for any more is given up. */
export async function* getPieces(
  pieces: readonly Piece[],
  chunks: readonly SnapshotChunk[],
  way: PieceWay,
  ahead = AHEAD,
): AsyncGenerator<{ piece: Piece; answer: PieceAnswer }> {
  const done = new AbortController()
  const signal = AbortSignal.any([way.signal, done.signal])
  const asked: Promise<PieceAnswer>[] = []
  let next = 0
  const ask = () => {
    const piece = pieces[next++]
    if (!piece) return
    const path = `/api/v1/snapshot/chunks/${chunks[piece.chunk]?.name}/${piece.part}`
    asked.push(getPiece(way.address, path, ARROW_STREAM, signal, way.stallMs))
  }
  for (let asks = 0; asks < ahead; asks++) ask()
  try {
    for (const piece of pieces) {
      const answer = (await asked.shift()) as PieceAnswer
      ask()
      yield { piece, answer }
      // What came may be painted before the next is taken in.
      await breath()
    }
  } finally {
    done.abort()
  }
}

/** Takes a piece in. @throws Error where the bytes are no such part, or one of other rows than the manifest tells (`rows`) */
export function takePiece(taker: PieceTaker, { chunk, part }: Piece, bytes: Uint8Array, rows: number | undefined): void {
  switch (part) {
    case 'picture': {
      const picture = withRows(decodePicture(bytes), rows)
      taker.place(chunk, picture)
      for (const column of OWN) letGo(picture[column])
      break
    }
    case 'names': {
      const names = withRows(decodeNames(bytes), rows)
      taker.name(chunk, names)
      for (const column of [names.ids, names.version]) letGo(column)
      break
    }
    case 'texts':
      taker.tell(chunk, withRows(decodeTexts(bytes), rows))
      break
  }
  letGo(bytes)
}

/** All parts have the rows that the manifest tells: the mark counts names alone. */
function withRows<T extends { rows: number }>(columns: T, expected: number | undefined): T {
  if (columns.rows !== expected) throw new RangeError(`the part has ${columns.rows} rows, not ${expected}`)
  return columns
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
