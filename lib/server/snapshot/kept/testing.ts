import { openStore } from '@/db/client'
import { draftWith } from '@/db/testing/drafts'
import { addMember, digestText, EMPTY_DIGEST, idFromWords } from '../../../core/digest'
import type { Tlp } from '../../../core/taxonomy'
import { decodeChunks } from '../../../wire/arrow-chunk'
import type { ChunkColumns } from '../../../wire/chunk-columns'
import { createTail } from '../../log/tail'
import { recorderFor, writer } from '../../log/testing'
import { createReader } from '../../read/reader'
import { createSnapshots } from '../snapshots'
import { Keep } from './keep'

export const RED = writer('TLP:RED')
const HOUR_MS = 3_600_000
const CHUNK_ROWS = 8
export const MANY = 60

/** A process on the embedded store of a folder: what it kept is used, what cannot be is told of. */
export async function openKept(dataDir: string, everyMs?: number) {
  const [unused, unkept, failures]: [string[], string[], unknown[]] = [[], [], []]
  const keep = new Keep({
    folder: `${dataDir}/snapshot`,
    onUnused: (error) => unused.push(String(error)),
    onUnkept: (error) => unkept.push(String(error)),
    ...(everyMs === undefined ? {} : { everyMs }),
  })
  const store = await openStore({ dataDir })
  const onError = (error: unknown) => failures.push(error)
  const tail = await createTail(store, { onError })
  const snapshots = createSnapshots({ store, tail, onError, keep, chunkRows: CHUNK_ROWS })
  return {
    unused,
    unkept,
    failures,
    store,
    snapshots,
    recorder: recorderFor(store, tail),
    /** Resolves once the log is heard up to its head. */
    async heard() {
      const { seq } = await createReader(store, 'TLP:RED').mark()
      while (tail.position('TLP:RED') < seq) await new Promise((resolve) => tail.subscribe('TLP:RED', resolve))
    },
    /** Stops as on a signal. */
    async stop() {
      await snapshots.close()
      await tail.close()
      await store.close()
    },
    /** The rows of all chunks for a clearance, newest chunk first. */
    async load(clearance: Tlp) {
      const manifest = await snapshots.manifest(clearance)
      const rows: { id: string; version: number; title: string; placeName: string | null; tlp: number }[] = []
      for (const { name } of manifest.chunks) {
        const bytes = await snapshots.chunk(clearance, name, null, null)
        const [chunk] = decodeChunks(new Uint8Array(bytes ?? [])) as [ChunkColumns]
        for (let at = 0; at < chunk.rows; at++) {
          const [a, b, c, d] = chunk.ids.slice(at * 4, at * 4 + 4) as unknown as [number, number, number, number]
          const { version, title, placeName, tlp } = chunk
          rows.push({
            id: idFromWords(a, b, c, d),
            version: version[at] as number,
            title: title[at] as string,
            placeName: placeName[at] as string | null,
            tlp: tlp[at] as number,
          })
        }
      }
      const digest = rows.reduce((sum, { id, version }) => addMember(sum, id, version), EMPTY_DIGEST)
      return { manifest, rows, mark: { count: digest.count, digest: digestText(digest) } }
    },
    /** Where the log stands for a clearance, by the store. */
    async mark(clearance: Tlp) {
      const { count, digest } = await createReader(store, clearance).mark()
      return { count, digest }
    },
  }
}

export type Kept = Awaited<ReturnType<typeof openKept>>

/** So many drafts, an hour after the other. */
export function hourly(count: number, tlp: (at: number) => Tlp, title = (at: number) => `Number ${at}`) {
  return Array.from({ length: count }, (_, at) =>
    draftWith({ tlp: tlp(at), title: title(at), occurredAt: new Date(Date.UTC(2026, 4, 1) + at * HOUR_MS).toISOString() }),
  )
}
