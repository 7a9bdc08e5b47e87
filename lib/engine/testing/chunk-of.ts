import type { Incident } from '../../core/incident'
import { type ChunkColumns, emptyChunk, setRow } from '../../wire/chunk-columns'
import { namesOf } from '../../wire/name-chunk'
import { pictureOf } from '../../wire/picture-columns'
import { textsOf } from '../../wire/text-chunk'
import type { Store } from '../store'

/** A chunk that holds these incidents, as the server has it. */
export function chunkOf(incidents: readonly Incident[]): ChunkColumns {
  const chunk = emptyChunk(incidents.length)
  chunk.rows = incidents.length
  for (const [at, incident] of incidents.entries()) setRow(chunk, at, incident)
  return chunk
}

/** Loads a chunk into a store, all of its parts. */
export function loadChunk(store: Store, chunk: ChunkColumns): void {
  const first = store.place(pictureOf(chunk))
  store.name(first, namesOf(chunk))
  store.tell(first, textsOf(chunk))
}
