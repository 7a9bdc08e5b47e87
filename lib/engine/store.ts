import { type Digest, digestText, EMPTY_DIGEST, idFromWords, idWords, mixWords } from '../core/digest'
import type { Incident, LogEntry } from '../core/incident'
import type { SnapshotColumns } from '../wire/columns'
import { type Columns, FREE, MERGED, makeColumns } from './columns'
import { writeIncident, writeSnapshotRow } from './fill-row'
import { IdIndex } from './id-index'
import { type Scoring, scoreRows } from './scoring'

const FIRST_CAPACITY = 1024

/** What a change did to the held set. */
export type Applied = { effect: 'none' | 'added' | 'changed' | 'removed'; row: number }

/** All incidents this reader may see, one row each; rows do not move while they are held. */
export class Store {
  columns: Columns = makeColumns(FIRST_CAPACITY)
  readonly titles: string[] = []
  readonly placeNames: (string | null)[] = []
  /** Rows in use or free again: every row lies below it. */
  size = 0
  #digest: Digest = { ...EMPTY_DIGEST }
  #scoring: Scoring
  readonly #index = new IdIndex()
  #free: number[] = []
  #freed: number[] = []

  constructor(scoring: Scoring) {
    this.#scoring = scoring
  }

  /** Incidents held, both lanes and merged ones. */
  get count(): number {
    return this.#digest.count
  }

  /** `digestText` of what is held. */
  get digest(): string {
    return digestText(this.#digest)
  }

  /** The lenses and the moment that the scores of all rows stand for. */
  get scoring(): Scoring {
    return this.#scoring
  }

  /** Scores all rows anew. */
  score(scoring: Scoring): void {
    this.#scoring = scoring
    scoreRows(this.columns, 0, this.size, scoring)
  }

  /** Takes the rows `from` up to `to` of a snapshot. */
  load(columns: SnapshotColumns, from: number, to: number): void {
    this.#reserve(this.size + to - from)
    for (let at = from; at < to; at++) {
      const { row } = this.#claim(columns.id[at] as string, columns.version[at] as number)
      if (row < 0) continue
      writeSnapshotRow(this, row, columns, at)
      scoreRows(this.columns, row, row + 1, this.#scoring)
    }
  }

  /** Takes one entry of the log. An incident of a version that is held, or of an older one, changes nothing. */
  apply(entry: LogEntry): Applied {
    return entry.incident ? this.upsert(entry.incident) : this.withdraw(entry.id)
  }

  upsert(incident: Incident): Applied {
    this.#reserve(this.size + 1)
    const { row, known } = this.#claim(incident.id, incident.version)
    if (row < 0) return { effect: 'none', row }
    writeIncident(this, row, incident)
    scoreRows(this.columns, row, row + 1, this.#scoring)
    return { effect: known ? 'changed' : 'added', row }
  }

  /** Takes an incident out of sight. Its row is used again only after `reclaim`. */
  withdraw(id: string): Applied {
    const row = this.rowOf(id)
    if (row < 0) return { effect: 'none', row }
    this.#count(row, -1)
    this.#index.remove(this.columns.id, row)
    this.columns.lane[row] = FREE
    this.columns.version[row] = 0
    this.titles[row] = ''
    this.placeNames[row] = null
    this.#freed.push(row)
    return { effect: 'removed', row }
  }

  /** Gives the rows of withdrawn incidents free: nobody holds on to them any more. */
  reclaim(): void {
    this.#free = this.#free.concat(this.#freed)
    this.#freed = []
  }

  /** The row of an incident, -1 where it is not held. */
  rowOf(id: string): number {
    const [a, b, c, d] = idWords(id)
    return this.#index.find(this.columns.id, a, b, c, d)
  }

  idOf(row: number): string {
    const { id } = this.columns
    const at = row * 4
    return idFromWords(id[at] as number, id[at + 1] as number, id[at + 2] as number, id[at + 3] as number)
  }

  /** Whether a row holds an incident that a list may show. */
  isShown(row: number): boolean {
    return (this.columns.lane[row] as number) < MERGED
  }

  /** The row for an id at a version, counted in the digest; -1 where that version or a later one is held. */
  #claim(id: string, version: number): { row: number; known: boolean } {
    const [a, b, c, d] = idWords(id)
    const { columns } = this
    const held = this.#index.find(columns.id, a, b, c, d)
    if (held >= 0 && (columns.version[held] as number) >= version) return { row: -1, known: true }
    const row = held >= 0 ? held : (this.#free.pop() ?? this.size++)
    if (held >= 0) this.#count(row, -1)
    columns.id.set([a, b, c, d], row * 4)
    columns.version[row] = version
    if (held < 0) this.#index.add(columns.id, row)
    this.#count(row, 1)
    return { row, known: held >= 0 }
  }

  /** Adds a row to the digest (1) or takes it out (-1), as `addMember` and `removeMember` do, without a string. */
  #count(row: number, sign: 1 | -1): void {
    const { id, version } = this.columns
    const at = row * 4
    const [high, low] = mixWords(id[at] as number, id[at + 1] as number, id[at + 2] as number, id[at + 3] as number, version[row] as number)
    const digest = this.#digest
    digest.count += sign
    digest.high = (digest.high + sign * high) >>> 0
    digest.low = (digest.low + sign * low) >>> 0
  }

  #reserve(rows: number): void {
    let capacity = this.columns.version.length
    if (rows <= capacity) return
    while (capacity < rows) capacity *= 2
    this.columns = makeColumns(capacity, this.columns)
  }
}
