import type { Incident } from '../../core/incident'
import { type ChunkColumns, emptyChunk, setRow } from '../../wire/chunk-columns'

/** A chunk that holds these incidents, as it comes from the server. */
export function chunkOf(incidents: readonly Incident[]): ChunkColumns {
  const chunk = emptyChunk(incidents.length)
  chunk.rows = incidents.length
  for (const [at, incident] of incidents.entries()) setRow(chunk, at, incident)
  return chunk
}
