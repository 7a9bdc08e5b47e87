import type { Mark } from './protocol'

/**
 * `GET /api/v1/snapshot/manifest`: of what a reader's snapshot is put together. All chunks and the entries of the log
 * after the mark are the whole picture.
 */
export interface SnapshotManifest {
  /** What all chunks together are equal to. */
  mark: Mark
  /** Newest first; no incident is in two of them. */
  chunks: SnapshotChunk[]
}

/** What of a chunk is asked for: what a picture is made of, who the rows are, or what they say in words; each an Arrow stream of the same rows. */
export const CHUNK_PARTS = ['picture', 'names', 'texts'] as const
export type ChunkPart = (typeof CHUNK_PARTS)[number]

/** A part of a snapshot: at `/api/v1/snapshot/chunks/{name}` as one Arrow stream, below it in its parts. */
export interface SnapshotChunk {
  /** Made from what is in it: another content has another name. */
  name: string
  /** First and last occurrence in it, milliseconds since 1970. */
  from: number
  to: number
  rows: number
  /** `digestText` of its rows. */
  digest: string
}
