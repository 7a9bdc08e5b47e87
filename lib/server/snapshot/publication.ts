import type { Standing } from '@/db/queries/log-head'
import { digestText } from '../../core/digest'
import type { LogEntry } from '../../core/incident'
import { TLPS, tlpLevel } from '../../core/taxonomy'
import { encodeChunk } from '../../wire/arrow-chunk'
import type { ChunkColumns } from '../../wire/chunk-columns'
import type { ChunkPart, SnapshotManifest } from '../../wire/manifest'
import { encodeNames } from '../../wire/name-chunk'
import { encodePicture } from '../../wire/picture-chunk'
import { pictureOf } from '../../wire/picture-columns'
import { encodeTexts } from '../../wire/text-chunk'
import { markOf } from '../log/mark'
import { advance, changeOf, NOTHING } from '../log/sight'
import type { HeldRows } from './held-rows'
import type { ReadStore } from './read-store'
import { cutView, type KnownChunk, unchanged, type View } from './view'

/** The chunks of a level as they were cut last, its view where they still are, and when the changes since then occurred. */
interface Cut {
  known: readonly KnownChunk[]
  view: View | null
  changed: number[]
}

/** Changes of a view that are noted one by one; after more it is cut from the start. */
const MOST_NOTED = 100_000

const ENCODE: Record<ChunkPart, (rows: ChunkColumns) => Uint8Array<ArrayBuffer>> = {
  picture: (rows) => encodePicture(pictureOf(rows)),
  names: encodeNames,
  texts: encodeTexts,
}

/**
 * What readers load: the incidents as they stood at one position of the log. Changes after it wait, so that chunks do
 * not change with each of them: readers get those from the log.
 */
export class Publication {
  /** Entries of the highest level after the position, in order. */
  waiting: LogEntry[] = []
  /** Whether something waits that takes an incident out of a reader's sight: then nothing old may be shown any more. */
  withdraws = false
  /** Counts the positions that were published. */
  turn = 0
  readonly #held: HeldRows
  #standings: Standing[]
  #cuts: (Cut | undefined)[]

  /** `known`: chunks of each level that were cut before from the same rows; `chunkRows`: rows of a chunk at most. */
  constructor(
    { held, standings }: ReadStore,
    private readonly chunkRows?: number,
    known: readonly (readonly KnownChunk[])[] = [],
  ) {
    this.#held = held
    this.#standings = standings
    this.#cuts = known.map((chunks) => (chunks.length > 0 ? { known: chunks, view: null, changed: [] } : undefined))
  }

  get held(): HeldRows {
    return this.#held
  }

  get rows(): number {
    return this.#held.size
  }

  /** The position of each level. */
  get standings(): readonly Standing[] {
    return this.#standings
  }

  /** The chunks of each level that need not be cut anew. */
  get known(): KnownChunk[][] {
    return TLPS.map((_, level) => {
      const cut = this.#cuts[level]
      return cut ? unchanged(cut.known, cut.changed).map(({ name, start, end, digest }) => ({ name, start, end, digest })) : []
    })
  }

  /** Position of the last entry that it took. */
  get reach(): number {
    return this.waiting.at(-1)?.seq ?? this.#standings.at(-1)?.seq ?? 0
  }

  /** Takes an entry to be published later. Those up to the position are in already. */
  wait(entry: LogEntry): void {
    const last = this.reach
    if (entry.seq <= last || !entry.incident) return
    if (entry.seq > last + 1) throw new Error(`entry ${entry.seq} of the log came after ${last}`)
    this.waiting.push(entry)
    const row = this.#held.rowOf(entry.id)
    if (row >= 0 && tlpLevel(entry.incident.tlp) > (this.#held.columns.tlp[row] as number)) this.withdraws = true
  }

  /** Moves the position to the last entry that waits. */
  publish(): void {
    const changed = this.waiting.flatMap((entry) => this.#take(entry))
    this.waiting = []
    this.withdraws = false
    this.#held.sort()
    if (changed.length === 0) return
    this.turn++
    this.#cuts = this.#cuts.map((cut) => {
      if (!cut || cut.changed.length + changed.length > MOST_NOTED) return undefined
      return { known: cut.known, view: null, changed: cut.changed.concat(changed) }
    })
  }

  /** @throws Error where the chunks are not what the log says that this level sees */
  manifest(level: number): SnapshotManifest {
    const mark = markOf(this.#standings[level] ?? NOTHING)
    const { chunks, digest } = this.#view(level)
    if (digest.count !== mark.count || digestText(digest) !== mark.digest)
      throw new Error(`the chunks of level ${level} hold ${digest.count}, the log says ${mark.count}`)
    const { occurredAt } = this.#held.columns
    const at = (row: number | undefined) => occurredAt[row ?? 0] as number
    return {
      mark,
      chunks: chunks
        .map(({ name, rows, digest }) => ({
          name,
          from: at(rows[0]),
          to: at(rows.at(-1)),
          rows: rows.length,
          digest: digestText(digest),
        }))
        .reverse(),
    }
  }

  /** The bytes of a chunk or (by `part`) of a part of it; null where this level has none of that name now. */
  chunk(level: number, name: string, part: ChunkPart | null): Uint8Array<ArrayBuffer> | null {
    const chunk = this.#view(level).byName.get(name)
    if (!chunk) return null
    const rows = this.#held.pick(chunk.rows)
    return part === null ? encodeChunk(rows) : ENCODE[part](rows)
  }

  /** Whether a level has a chunk of that name now. */
  has(level: number, name: string): boolean {
    return this.#view(level).byName.has(name)
  }

  #view(level: number): View {
    const cut = this.#cuts[level]
    if (cut?.view) return cut.view
    const view = cutView(this.#held, level, cut ? unchanged(cut.known, cut.changed) : [], this.chunkRows)
    this.#cuts[level] = { known: view.chunks, view, changed: [] }
    return view
  }

  /** Takes an entry into the columns; returns when it occurred, before and after. */
  #take({ id, version, op, incident }: LogEntry): number[] {
    if (!incident) return []
    const { columns } = this.#held
    const row = this.#held.rowOf(id)
    const tlpBefore = row < 0 ? null : (columns.tlp[row] as number)
    const occurred = row < 0 ? [] : [columns.occurredAt[row] as number]
    this.#held.put(incident)
    const change = changeOf({ id, version, op, at: Date.parse(incident.updatedAt), tlp: tlpLevel(incident.tlp), tlpBefore })
    this.#standings = TLPS.map((_, level) => advance(this.#standings[level] ?? NOTHING, level, change))
    return [...occurred, Date.parse(incident.occurredAt)]
  }
}
