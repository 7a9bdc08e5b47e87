import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readHead } from '@/db/queries/log-head'
import type { Database } from '@/db/store'
import type { Publication } from '../publication'
import { highest } from '../read-store'
import { catchUp, formatOf, MovedOn, proveCheckpoint, type ReadCheckpoint, readCheckpoint, writeCheckpoint } from './checkpoint'
import { PartFiles } from './part-files'

/** A checkpoint is written anew no sooner than so long after the last, unless the process stops. */
const EVERY_MS = 300_000
/** How often it is asked whether one is due. */
const LOOK_MS = 15_000
/** And once so many of its rows changed, within these bounds. */
const CHANGED = 1 / 100
const FEWEST_CHANGED = 100
const PART_BYTES = 256 * 1_048_576

/** Where to keep, and whom to tell what. */
export interface KeepOptions {
  folder: string
  /** Why a checkpoint that is there was not used. */
  onUnused: (error: unknown) => void
  /** What could not be written. */
  onUnkept: (error: unknown) => void
  everyMs?: number
}

/** What a process keeps on the disk beside its store, so that the next start need not make it anew. */
export class Keep {
  readonly parts: PartFiles
  /** How often `save` wants to be called. */
  readonly lookMs: number
  readonly #path: string
  #found: Promise<ReadCheckpoint | null> | null
  /** What the checkpoint on the disk holds, and when it was written or looked at. */
  #kept = { state: '', seq: 0, at: Number.NEGATIVE_INFINITY }
  #saving: Promise<void> = Promise.resolve()

  /** Begins to read at once: the store takes its time to open. */
  constructor(private readonly options: KeepOptions) {
    this.#path = join(options.folder, 'checkpoint')
    this.lookMs = Math.min(LOOK_MS, options.everyMs ?? EVERY_MS)
    this.parts = new PartFiles(join(options.folder, 'parts'), formatOf(), PART_BYTES, options.onUnkept)
    this.#found = readCheckpoint(this.#path)
    this.#found.catch(() => {})
  }

  /** What was kept, brought up to the head of the log; null where there is nothing that can be proven. Only the first call looks. */
  async restore(db: Database, chunkRows: number | undefined, signal: AbortSignal): Promise<Publication | null> {
    const reading = this.#found
    this.#found = null
    try {
      const found = await reading
      if (!found) return null
      const kept = stateOf(found.meta.standings, found.meta.known)
      const publication = await proveCheckpoint(found, db, chunkRows, signal)
      this.#kept = { state: kept, seq: highest(found.meta.standings).seq, at: Date.now() }
      return publication
    } catch (error) {
      signal.throwIfAborted()
      this.options.onUnused(error)
      return null
    }
  }

  /** Writes a checkpoint where one is due. Never rejects. */
  save(publication: Publication, db: Database): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      if (this.#isDue(publication)) await this.#write(publication, db)
    })
    return this.#saving
  }

  /** Brings a publication to the head of the log, writes a checkpoint where anything differs from it, and waits for all that is being kept. Never rejects. */
  async saveLast(publication: Publication, db: Database): Promise<void> {
    await this.#saving
    try {
      await catchUp(publication, db, highest(await readHead(db)).seq)
      publication.publish()
    } catch (error) {
      return this.options.onUnkept(error)
    }
    if (this.#differs(publication)) await this.#write(publication, db)
    await this.parts.settled()
  }

  async #write(publication: Publication, db: Database): Promise<void> {
    const { standings, known } = publication
    const { seq } = highest(standings)
    const state = stateOf(standings, known)
    try {
      await mkdir(this.options.folder, { recursive: true, mode: 0o700 })
      // One that came with a backup may be open to others.
      await chmod(this.options.folder, 0o700)
      await writeCheckpoint(this.#path, publication, db)
      this.#kept = { state, seq, at: Date.now() }
      const names = new Set(publication.known.flat().map(({ name }) => name))
      await this.parts.sweep((name) => names.has(name))
    } catch (error) {
      // The next look finds it standing, or moved on again.
      if (error instanceof MovedOn) return
      this.#kept.at = Date.now()
      this.options.onUnkept(error)
    }
  }

  #isDue(publication: Publication): boolean {
    const { everyMs = EVERY_MS } = this.options
    if (Date.now() - this.#kept.at < everyMs || !this.#differs(publication)) return false
    const changed = highest(publication.standings).seq - this.#kept.seq
    return this.#kept.state === '' || changed === 0 || changed >= Math.max(FEWEST_CHANGED, publication.rows * CHANGED)
  }

  #differs({ rows, standings, known }: Publication): boolean {
    return rows > 0 && stateOf(standings, known) !== this.#kept.state
  }
}

function stateOf(...[standings, known]: [Publication['standings'], Publication['known']]): string {
  return JSON.stringify([highest(standings), known.map((chunks) => chunks.map(({ name }) => name))])
}
