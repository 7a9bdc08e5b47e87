import type { Incident } from '../../core/incident'
import { type ChunkColumns, emptyChunk, setRow } from '../../wire/chunk-columns'
import { pictureOf } from '../../wire/picture-columns'
import { wordsOf } from '../../wire/word-chunk'
import type { Store } from '../store'

/** A chunk that holds these incidents, as the server has it. */
export function chunkOf(incidents: readonly Incident[]): ChunkColumns {
  const chunk = emptyChunk(incidents.length)
  chunk.rows = incidents.length
  for (const [at, incident] of incidents.entries()) setRow(chunk, at, incident)
  return chunk
}

/** Loads a chunk into a store, its picture and its names. */
export function loadChunk(store: Store, chunk: ChunkColumns): void {
  store.name(store.place(pictureOf(chunk)), wordsOf(chunk))
}
