import { countRow, countRows, type Digest, digestText, EMPTY_DIGEST, idFromWords, idWords } from '../core/digest'
import { IdIndex } from '../core/id-index'
import type { Incident, LogEntry } from '../core/incident'
import type { NameColumns } from '../wire/name-chunk'
import type { PictureColumns } from '../wire/picture-columns'
import type { TextColumns } from '../wire/text-chunk'
import { factsOfIncident } from './fill-row'
import { fillRows } from './fill-rows'
import type { Kernel } from './kernel'
import { openKernel } from './open-kernel'
import { MERGED, Rows } from './rows'
import { installLenses, type Scoring } from './scoring'
import { Tallies } from './tallies'
import { Texts } from './texts'
import { Zones } from './zones'

const FIRST_CAPACITY = 1024
const GROWTH = 1.25
const ROW_KEY = 'row '
/** Rows that are put into the index in one step. */
const FILED_AT_ONCE = 1024

/** What a change did to the held set. */
export type Applied = { effect: 'none' | 'added' | 'changed' | 'removed'; row: number }

/** Hears of each row that changes: before its old content goes, and after the new one stands. */
export interface RowWatcher {
  leaving(row: number): void
  entered(row: number): void
}

/** All incidents this reader may see, one row each; rows do not move while they are held. */
export class Store {
  readonly rows: Rows
  readonly kernel: Kernel
  readonly zones: Zones
  readonly tallies: Tallies
  /** The four words of each row's UUID, and its version; 0 while the row has no name yet. */
  ids = new Uint32Array(FIRST_CAPACITY * 4)
  versions = new Uint32Array(FIRST_CAPACITY)
  readonly titles = new Texts()
  readonly placeNames = new Texts()
  /** Rows in use or free again: every row lies below it. */
  size = 0
  watcher: RowWatcher | null = null
  #digest: Digest = { ...EMPTY_DIGEST }
  #scoring: Scoring
  readonly #index = new IdIndex()
  /** Runs of named rows that are not in the index yet: it is made when somebody asks for a row by its id, or has the time (`fileRows`). */
  #unfiled: { from: number; to: number }[] = []
  /** Whether the log brought anything: a row that is named afterwards may be of the same incident. */
  #written = false
  /** Region codes that the lenses' tables reach to. */
  #lensRegions = 0
  #free: number[] = []
  #freed: number[] = []

  /** `kernel` names the one to use; the fastest that runs here by default. */
  constructor(scoring: Scoring, kernel?: Kernel['name']) {
    const { memory, ...opened } = openKernel(kernel)
    this.kernel = opened.kernel
    this.rows = new Rows(memory)
    this.zones = new Zones(this.rows, this.kernel)
    this.#scoring = scoring
    this.tallies = new Tallies(memory)
    this.#installLenses()
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

  /** Takes other lenses, or another moment. Rows are scored anew for other lenses alone. */
  score(scoring: Scoring): void {
    const same = scoring.east === this.#scoring.east && scoring.west === this.#scoring.west
    this.#scoring = scoring
    if (!same || this.#lensRegions !== this.rows.regions.size) this.#installLenses()
    if (same) this.zones.move(this.size, scoring)
    else this.zones.rescore(this.size, scoring)
  }

  /** Takes in what changed since the last call: the scores and zones of changed rows. */
  refresh(): void {
    if (this.#lensRegions !== this.rows.regions.size) this.#installLenses()
    this.zones.refresh(this.size, this.#scoring)
  }

  /**
   * Takes the picture of a snapshot's chunk and returns its first row. The rows count in every pass from now on; who they
   * are is said by `name`, their words by `tell`.
   */
  place(picture: PictureColumns): number {
    const first = this.size
    this.reserve(first + picture.rows)
    this.size += picture.rows
    fillRows(this.rows, first, picture)
    this.zones.noteAll(first, picture.rows)
    // So many rows at once are a pass of their own: nobody need hear of each.
    this.watcher = null
    return first
  }

  /** Names the rows that `place` put from `first` on. */
  name(first: number, { rows, ids, version }: NameColumns): void {
    this.ids.set(ids.subarray(0, rows * 4), first * 4)
    this.versions.set(version.subarray(0, rows), first)
    countRows(this.#digest, this.ids, this.versions, first, first + rows)
    this.#unfiled.push({ from: first, to: first + rows })
    if (this.#written) this.#file()
  }

  /** Takes what the rows that `place` put from `first` on say in words; what the log said of them since stands. */
  tell(first: number, { rows, title, placeName }: TextColumns): void {
    this.titles.addBlock(first, rows, title)
    this.placeNames.addBlock(first, rows, placeName)
  }

  /** Puts named rows into the index, some in each step. */
  *fileRows(): Generator<void, void> {
    for (let run = this.#unfiled[0]; run; run = this.#unfiled[0]) {
      this.#index.reserve(this.ids, this.size)
      const to = Math.min(run.to, run.from + FILED_AT_ONCE)
      for (; run.from < to; run.from++) this.#fileRow(run.from)
      if (run.from === run.to) this.#unfiled.shift()
      yield
    }
  }

  /** Whether it is known which incident a row holds. */
  isNamed(row: number): boolean {
    return this.versions[row] !== 0
  }

  /** Whether it is known which incident a row holds, and what it says. */
  isTold(row: number): boolean {
    return this.isNamed(row) && this.titles.has(row)
  }

  /** Takes one entry of the log. An incident of a version that is held, or of an older one, changes nothing. */
  apply(entry: LogEntry): Applied {
    return entry.incident ? this.upsert(entry.incident) : this.withdraw(entry.id)
  }

  upsert(incident: Incident): Applied {
    this.#written = true
    this.reserve(this.size + 1)
    const { row, known } = this.#claim(...idWords(incident.id), incident.version)
    if (row < 0) return { effect: 'none', row }
    this.rows.set(row, factsOfIncident(incident))
    this.titles.set(row, incident.title)
    this.placeNames.set(row, incident.place?.name ?? null)
    this.#wrote(row)
    return { effect: known ? 'changed' : 'added', row }
  }

  /** Takes an incident out of sight. Its row is used again only after `reclaim`. */
  withdraw(id: string): Applied {
    const row = this.rowOf(id)
    this.#written = true
    if (row < 0) return { effect: 'none', row }
    this.#index.remove(this.ids, row)
    this.#drop(row)
    return { effect: 'removed', row }
  }

  /** Gives the rows of withdrawn incidents free: nobody holds on to them any more. */
  reclaim(): void {
    this.#free = this.#free.concat(this.#freed)
    this.#freed = []
  }

  /** The row of an incident, -1 where it is not held. */
  rowOf(id: string): number {
    this.#file()
    const [a, b, c, d] = idWords(id)
    return this.#index.find(this.ids, a, b, c, d)
  }

  idOf(row: number): string {
    const at = row * 4
    return idFromWords(this.ids[at] as number, this.ids[at + 1] as number, this.ids[at + 2] as number, this.ids[at + 3] as number)
  }

  /** What a row is called between two pictures: its id, or its number while it has none. */
  keyOf(row: number): string {
    return this.isNamed(row) ? this.idOf(row) : `${ROW_KEY}${row}`
  }

  /** The row of a key, -1 where there is none. */
  rowOfKey(key: string): number {
    return key.startsWith(ROW_KEY) ? Number(key.slice(ROW_KEY.length)) : this.rowOf(key)
  }

  /** Whether a row holds an incident that a list may show. */
  isShown(row: number): boolean {
    return this.rows.lane(row) < MERGED
  }

  #installLenses(): void {
    this.#lensRegions = this.rows.regions.size
    installLenses(this.rows.memory, this.#scoring, this.rows.regions)
  }

  #wrote(row: number): void {
    this.zones.note(row)
    this.watcher?.entered(row)
  }

  #file(): void {
    for (const _ of this.fileRows());
  }

  /** Puts a row into the index. Of two rows of one incident the older version goes. */
  #fileRow(row: number): void {
    const held = this.#index.claim(this.ids, row)
    if (held < 0) return
    const isNewer = (this.versions[row] as number) > (this.versions[held] as number)
    if (isNewer) this.#index.remove(this.ids, held)
    this.#drop(isNewer ? held : row)
    if (isNewer) this.#index.add(this.ids, row)
  }

  /** Takes a row out of sight and out of the digest. */
  #drop(row: number): void {
    this.watcher?.leaving(row)
    this.#count(row, -1)
    this.rows.free(row)
    this.versions[row] = 0
    this.titles.set(row, null)
    this.placeNames.set(row, null)
    this.#freed.push(row)
    this.#wrote(row)
  }

  /** The row for an id at a version, counted in the digest; -1 where that version or a later one is held. */
  #claim(a: number, b: number, c: number, d: number, version: number): { row: number; known: boolean } {
    this.#file()
    const { ids, versions } = this
    const held = this.#index.find(ids, a, b, c, d)
    if (held >= 0 && (versions[held] as number) >= version) return { row: -1, known: true }
    const row = held >= 0 ? held : (this.#free.pop() ?? this.size++)
    if (held >= 0) {
      this.watcher?.leaving(row)
      this.#count(row, -1)
    }
    const at = row * 4
    ids[at] = a
    ids[at + 1] = b
    ids[at + 2] = c
    ids[at + 3] = d
    versions[row] = version
    if (held < 0) this.#index.add(ids, row)
    this.#count(row, 1)
    return { row, known: held >= 0 }
  }

  #count(row: number, sign: 1 | -1): void {
    countRow(this.#digest, this.ids, row, this.versions[row] as number, sign)
  }

  /** Makes room for so many rows at once. */
  reserve(rows: number): void {
    this.rows.reserve(rows)
    if (rows <= this.versions.length) return
    const capacity = Math.max(rows, Math.ceil(this.versions.length * GROWTH))
    this.ids = widened(this.ids, capacity * 4)
    this.versions = widened(this.versions, capacity)
  }
}

function widened(from: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(length)
  to.set(from)
  return to
}
