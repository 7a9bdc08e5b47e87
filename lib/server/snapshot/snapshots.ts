import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Store } from '@/db/store'
import { type Tlp, tlpLevel } from '../../core/taxonomy'
import type { ChunkPart, SnapshotManifest } from '../../wire/manifest'
import type { LogSpan } from '../../wire/protocol'
import type { Encoding } from '../api/encoding'
import type { Tail } from '../context'
import { ChunkCache } from './chunk-cache'
import type { Keep } from './kept/keep'
import { Publication } from './publication'
import { readStore } from './read-store'

/** A snapshot stands while fewer entries than this came after it: a hundredth of the rows, within these bounds. */
const FEWEST_WAITING = 100
const MOST_WAITING = 2_000
/** It stands at least so long, unless a tenth of the rows or so many entries came after it: a reader fetches them from the store. */
const STANDS_MS = 30_000
const TOO_MANY_WAITING = 5_000
/** Entries that wait in memory where nobody asks. */
const MOST_HELD = 20_000
const CACHE_BYTES = 128 * 1_048_576
const RETRY_MS = 5_000

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** The snapshots of this process: incidents in memory, cut by clearance, kept by the log. */
export interface Snapshots {
  /** Begins to read the store, if it has not begun. */
  start(): void
  /** Resolves once the store is read. */
  manifest(clearance: Tlp): Promise<SnapshotManifest>
  /** A chunk (`part` null: all of it) as Arrow stream; null where there is none of that name for this clearance now. */
  chunk(clearance: Tlp, name: string, part: ChunkPart | null, encoding: Encoding): Promise<Buffer | null>
  close(): Promise<void>
}

/** What snapshots are made from. Errors are told to `onError`, and healed by reading the store anew. */
interface Parts {
  store: Store
  tail: Pick<Tail, 'subscribe'>
  onError: (error: unknown) => void
  /** Rows of a chunk at most, where it is not the usual number. */
  chunkRows?: number
  /** What is kept on the disk from one process to the next. */
  keep?: Keep | null
}

/** Reads nothing before `start` or the first call. */
export function createSnapshots({ store, tail, onError, chunkRows, keep }: Parts): Snapshots {
  const closing = new AbortController()
  const cache = new ChunkCache(CACHE_BYTES)
  let reading: Promise<Publication> | null = null
  /** What `reading` came to. */
  let standing: Publication | null = null
  let unsubscribe = () => {}
  let publishedAt = 0

  const publish = (publication: Publication) => {
    publication.publish()
    publishedAt = Date.now()
  }
  /** Anything that cannot be is answered by reading all anew. */
  const fail = (error: unknown) => {
    unsubscribe()
    reading = null
    standing = null
    if (!closing.signal.aborted) onError(error)
  }
  const read = async (): Promise<Publication> => {
    let early: LogSpan['entries'] = []
    let publication: Publication | null = null
    const hear = ({ entries }: LogSpan) => {
      if (!publication) early = early.concat(entries)
      else {
        for (const entry of entries) publication.wait(entry)
        if (publication.waiting.length > MOST_HELD) publish(publication)
      }
    }
    // First the tail, then the store: what changes from here on is in one of them.
    unsubscribe = tail.subscribe('TLP:RED', (span) => {
      try {
        hear(span)
      } catch (error) {
        fail(error)
      }
    })
    const kept = await keep?.restore(store.db, chunkRows, closing.signal)
    const made = kept ?? new Publication(await readStore(store, closing.signal), chunkRows)
    for (const entry of early) made.wait(entry)
    publication = made
    publish(made)
    standing = made
    return made
  }
  const open = () => {
    reading ??= read().catch((error: unknown) => {
      fail(error)
      throw error
    })
    return reading
  }
  const startAgain = async () => {
    while (!closing.signal.aborted) {
      const done = await open().then(
        () => true,
        () => false,
      )
      if (done) return
      await sleep(RETRY_MS, undefined, { signal: closing.signal, ref: false }).catch(() => {})
    }
  }
  const current = async () => {
    const publication = await open()
    if (publication.withdraws || isDue(publication, Date.now() - publishedAt)) publish(publication)
    return publication
  }
  const keeping = keep && setInterval(() => standing && keep.save(standing, store.db), keep.lookMs).unref()
  const make = async (publication: Publication, level: number, name: string, part: ChunkPart | null, encoding: Encoding) => {
    if (!keep || !part || !encoding) return encode(publication.chunk(level, name, part), encoding)
    const file = `${name}-${part}.${encoding}`
    const kept = await keep.parts.get(file)
    if (kept) return kept
    const made = await encode(publication.chunk(level, name, part), encoding)
    keep.parts.put(file, made)
    return made
  }
  return {
    start: () => void startAgain(),
    async manifest(clearance) {
      const publication = await current()
      try {
        return publication.manifest(tlpLevel(clearance))
      } catch (error) {
        fail(error)
        throw error
      }
    },
    async chunk(clearance, name, part, encoding) {
      const publication = await open()
      if (publication.withdraws) publish(publication)
      const level = tlpLevel(clearance)
      if (!publication.has(level, name)) return null
      try {
        return await cache.get(`${name} ${part} ${encoding}`, () => make(publication, level, name, part, encoding))
      } catch (error) {
        // It was cut anew while the disk was looked at.
        if (!publication.has(level, name)) return null
        throw error
      }
    },
    async close() {
      closing.abort()
      if (keeping) clearInterval(keeping)
      unsubscribe()
      await reading?.catch(() => {})
      if (standing) await keep?.saveLast(standing, store.db)
    },
  }
}

function isDue({ waiting, rows }: Publication, ageMs: number): boolean {
  const enough = Math.min(MOST_WAITING, Math.max(FEWEST_WAITING, rows / 100))
  return waiting.length >= enough && (ageMs >= STANDS_MS || waiting.length >= Math.min(TOO_MANY_WAITING, rows / 10))
}

/** Light settings: columns compress well as they are, and the first reader waits for it. */
async function encode(bytes: Uint8Array<ArrayBuffer> | null, encoding: Encoding): Promise<Buffer> {
  if (!bytes) throw new Error('a chunk was lost while it was asked for')
  if (encoding === 'br') return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  return encoding === 'gzip' ? zip(bytes, { level: 4 }) : Buffer.from(bytes.buffer)
}
