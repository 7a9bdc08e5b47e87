import { countRow, type Digest, EMPTY_DIGEST, idWords } from '../../core/digest'
import { IdIndex } from '../../core/id-index'
import type { Incident } from '../../core/incident'
import { type ChunkColumns, emptyChunk, NUMBER_COLUMNS, pickRows, setRow } from '../../wire/chunk-columns'
import type { KeptTexts } from './kept/texts'

const FIRST_ROOM = 1024

/** Rows as they were kept on the disk: by (occurredAt, id), their texts still to be opened. */
export interface KeptRows {
  /** Without texts. */
  columns: ChunkColumns
  texts: KeptTexts
  slots: Int32Array<ArrayBuffer>
}

/** All incidents of the store in columns, one row each, and their order by (occurredAt, id). */
export class HeldRows {
  /** Texts that were not opened yet are missing: `pick` opens them. */
  columns: ChunkColumns = emptyChunk(FIRST_ROOM)
  /** Rows by (occurredAt, id), as of the last `sort`. */
  order = new Uint32Array(0)
  #index = new IdIndex()
  #texts: KeptTexts | null = null
  /** Rows that are not where they belong in the order. */
  readonly #moved = new Set<number>()

  static of({ columns, texts, slots }: KeptRows): HeldRows {
    const held = new HeldRows()
    held.columns = columns
    held.order = new Uint32Array(columns.rows).map((_, row) => row)
    held.#index = IdIndex.of(slots, columns.rows)
    held.#texts = texts
    return held
  }

  get size(): number {
    return this.columns.rows
  }

  /** Where the rows stand in the index. */
  get slots(): Readonly<Int32Array> {
    return this.#index.slots
  }

  /** Some rows, in the order given, as columns of their own. */
  pick(rows: ArrayLike<number>): ChunkColumns {
    this.#open(rows)
    return pickRows(this.columns, rows)
  }

  /** The titles or places of some rows; null where a place has no name. */
  textsOf(field: 'title' | 'placeName', rows: Uint32Array): (string | null)[] {
    this.#open(rows)
    return Array.from(rows, (row) => this.columns[field][row] ?? null)
  }

  /** The row of an incident, -1 where it is not held. */
  rowOf(id: string): number {
    return this.#index.find(this.columns.ids, ...idWords(id))
  }

  /** Takes an incident, unless it is held at this version or a later one. */
  put(incident: Incident): void {
    const held = this.rowOf(incident.id)
    if (held >= 0 && (this.columns.version[held] as number) >= incident.version) return
    const row = held >= 0 ? held : this.#claim()
    setRow(this.columns, row, incident)
    if (held < 0) this.#index.add(this.columns.ids, row)
    this.#moved.add(row)
  }

  /** Takes rows as they were read, by (occurredAt, id) and after all that were taken this way before. */
  putAll(read: ChunkColumns): void {
    const appended: number[] = []
    for (let from = 0; from < read.rows; from++) {
      const at = from * 4
      const { ids } = read
      const held = this.#index.find(
        this.columns.ids,
        ids[at] as number,
        ids[at + 1] as number,
        ids[at + 2] as number,
        ids[at + 3] as number,
      )
      if (held >= 0 && (this.columns.version[held] as number) >= (read.version[from] as number)) continue
      const row = held >= 0 ? held : this.#claim()
      this.#copy(read, from, row)
      if (held >= 0) this.#moved.add(row)
      else {
        this.#index.add(this.columns.ids, row)
        appended.push(row)
      }
    }
    this.order = joined(this.order, appended)
  }

  /** Puts what was taken since into its place. */
  sort(): void {
    if (this.#moved.size === 0) return
    const standing = this.order.filter((row) => !this.#moved.has(row))
    const moved = [...this.#moved].sort((a, b) => this.#compare(a, b))
    this.order = this.#merged(standing, moved)
    this.#moved.clear()
  }

  /** The digest of rows. */
  digestOf(rows: ArrayLike<number>): Digest {
    const { ids, version } = this.columns
    const digest = { ...EMPTY_DIGEST }
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      countRow(digest, ids, row, version[row] as number, 1)
    }
    return digest
  }

  #open(rows: ArrayLike<number>): void {
    this.#texts?.open(this.columns, rows)
    if (this.#texts?.isOpen) this.#texts = null
  }

  #claim(): number {
    const { rows } = this.columns
    if (rows === this.columns.version.length) this.#widen()
    this.columns.rows = rows + 1
    return rows
  }

  #widen(): void {
    const [old, wide] = [this.columns, emptyChunk(this.columns.rows * 2)]
    for (const name of NUMBER_COLUMNS) wide[name].set(old[name])
    wide.ids.set(old.ids)
    this.columns = { ...wide, rows: old.rows, title: old.title, placeName: old.placeName }
  }

  #copy(read: ChunkColumns, from: number, row: number): void {
    const { columns } = this
    for (const name of NUMBER_COLUMNS) columns[name][row] = read[name][from] as number
    for (let word = 0; word < 4; word++) columns.ids[row * 4 + word] = read.ids[from * 4 + word] as number
    columns.title[row] = read.title[from] as string
    columns.placeName[row] = read.placeName[from] ?? null
  }

  #merged(standing: Uint32Array, moved: readonly number[]): Uint32Array<ArrayBuffer> {
    const merged = new Uint32Array(standing.length + moved.length)
    let next = 0
    let at = 0
    for (const row of standing) {
      while (next < moved.length && this.#compare(moved[next] as number, row) < 0) merged[at++] = moved[next++] as number
      merged[at++] = row
    }
    merged.set(moved.slice(next), at)
    return merged
  }

  #compare(a: number, b: number): number {
    const { occurredAt, ids } = this.columns
    const later = (occurredAt[a] as number) - (occurredAt[b] as number)
    if (later !== 0) return later
    for (let nth = 0; nth < 4; nth++) {
      const beyond = (ids[a * 4 + nth] as number) - (ids[b * 4 + nth] as number)
      if (beyond !== 0) return beyond
    }
    return 0
  }
}

function joined(first: Uint32Array, second: readonly number[]): Uint32Array<ArrayBuffer> {
  const both = new Uint32Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
