import { CHUNK_ROWS, FAILS_AT } from './layout'
import type { RowOrder } from './messages'
import type { Outcome } from './pass'
import { scoreRow } from './scoring'
import type { Store } from './store'

/** Points within which two packed ones do not tell which is greater. */
const CLOSE = 1e-6

/** The matches in one order. */
export interface Ranking {
  readonly total: number
  /** The rows at the positions `offset` up to `offset + limit`. */
  slice(offset: number, limit: number): Uint32Array
  /** How many come before a row. */
  position(row: number): number
}

/** Deeper than this, a list is sorted as a whole. */
const SHALLOW = 2000

/** The matches of a pass in an order; `asOf` leaves out what was recorded later (milliseconds since 1970). */
export function rankingOf(outcome: Outcome, order: RowOrder, asOf: number | null): Ranking {
  const whole = () => new SortedRanking(outcome, order, asOf)
  return outcome.marked && (order === 'newest' || order === 'recorded') ? new LatestRanking(outcome, order, asOf, whole) : whole()
}

/**
 * The matches by time, the latest first. The top of the list is read from the few chunks that reach so far: while incidents
 * arrive, that is all that is asked for. Beyond it the list is sorted as a whole.
 */
class LatestRanking implements Ranking {
  readonly total: number
  #whole: Ranking | null = null

  constructor(
    private readonly outcome: Outcome,
    private readonly order: 'newest' | 'recorded',
    private readonly asOf: number | null,
    private readonly makeWhole: () => Ranking,
  ) {
    this.total = outcome.picture.total - (asOf === null ? 0 : this.#countAfter(asOf))
  }

  slice(offset: number, limit: number): Uint32Array {
    if (this.#whole || offset + limit > SHALLOW) return this.#all().slice(offset, limit)
    return this.#top(offset + limit).slice(offset)
  }

  position(row: number): number {
    return this.#all().position(row)
  }

  #all(): Ranking {
    this.#whole ??= this.makeWhole()
    return this.#whole
  }

  /** The first `count` rows in their order. */
  #top(count: number): Uint32Array {
    const { store, filter } = this.outcome
    store.refresh()
    const { rows, zones } = store
    const latest = this.order === 'newest' ? 'last' : 'lastKnown'
    const reach = (chunk: number) => zones.list[chunk]?.[latest][filter.lane] as number
    const chunks = zones.list.map((_, chunk) => chunk).sort((a, b) => reach(b) - reach(a))
    const timeOf = (row: number) => (this.order === 'newest' ? rows.occurredAt(row) : rows.recordedAt(row))
    const before = comparison(store, this.order)
    let found: number[] = []
    for (const chunk of chunks) {
      const least = found.length < count ? Number.NEGATIVE_INFINITY : timeOf(found[count - 1] as number)
      if (reach(chunk) < least) break
      found = found.concat(this.#matchesIn(chunk)).sort(before).slice(0, count)
    }
    return Uint32Array.from(found)
  }

  #matchesIn(chunk: number): number[] {
    const { rows, size } = this.outcome.store
    const { u8 } = rows.memory
    const [first, end] = [chunk * CHUNK_ROWS, Math.min(size, (chunk + 1) * CHUNK_ROWS)]
    const at = (rows.chunks[chunk] as number) + FAILS_AT - first
    const found: number[] = []
    for (let row = first; row < end; row++)
      if (u8[at + row] === 0 && (this.asOf === null || rows.recordedAt(row) <= this.asOf)) found.push(row)
    return found
  }

  /** Matches that were recorded after a moment. */
  #countAfter(asOf: number): number {
    const { store, filter } = this.outcome
    store.refresh()
    const { u8 } = store.rows.memory
    let count = 0
    for (const [chunk, zone] of store.zones.list.entries()) {
      if ((zone.lastKnown[filter.lane] as number) <= asOf) continue
      const [first, end] = [chunk * CHUNK_ROWS, Math.min(store.size, (chunk + 1) * CHUNK_ROWS)]
      const at = (store.rows.chunks[chunk] as number) + FAILS_AT - first
      for (let row = first; row < end; row++) if (u8[at + row] === 0 && store.rows.recordedAt(row) > asOf) count++
    }
    return count
  }
}

/** The matches in any order, sorted as far as somebody has asked. */
export class SortedRanking implements Ranking {
  readonly #store: Store
  readonly #rows: Uint32Array
  readonly #before: (a: number, b: number) => number
  #sorted = 0

  /** `asOf` leaves out what was recorded later (milliseconds since 1970). */
  constructor({ store, matches }: Pick<Outcome, 'store' | 'matches'>, order: RowOrder, asOf: number | null) {
    this.#store = store
    this.#rows = asOf === null ? matches().slice() : matches().filter((row) => store.rows.recordedAt(row) <= asOf)
    this.#before = comparison(store, order)
  }

  get total(): number {
    return this.#rows.length
  }

  /** The rows at the positions `offset` up to `offset + limit`. */
  slice(offset: number, limit: number): Uint32Array {
    this.#sortUpTo(Math.min(this.#rows.length, offset + limit))
    return this.#rows.subarray(offset, offset + limit)
  }

  /** How many come before a row. */
  position(row: number): number {
    this.#store.refresh()
    let before = 0
    for (const other of this.#rows) if (this.#before(other, row) < 0) before++
    return before
  }

  /** Lists are read from the top: only what is asked for is sorted, twice as far each time. */
  #sortUpTo(end: number): void {
    if (end <= this.#sorted) return
    this.#store.refresh()
    const upTo = Math.min(this.#rows.length, Math.max(end, this.#sorted * 2, 256))
    if (upTo < this.#rows.length) select(this.#rows, this.#sorted, upTo, this.#before)
    this.#rows.subarray(this.#sorted, upTo).sort(this.#before)
    this.#sorted = upTo
  }
}

/** What comes first has the greater value; equals stand by id, so that every reader has the same order. */
function comparison(store: Store, order: RowOrder): (a: number, b: number) => number {
  const { rows } = store
  const byId = (a: number, b: number) => {
    for (let word = 0; word < 4; word++) {
      const difference = (store.ids[b * 4 + word] as number) - (store.ids[a * 4 + word] as number)
      if (difference !== 0) return difference
    }
    return 0
  }
  switch (order) {
    case 'newest':
      return (a, b) => rows.occurredAt(b) - rows.occurredAt(a) || byId(a, b)
    case 'recorded':
      return (a, b) => rows.recordedAt(b) - rows.recordedAt(a) || byId(a, b)
    case 'divergence':
      return (a, b) => byScore(packedGap(store, a), packedGap(store, b), exactGap(store), a, b) || byId(a, b)
    default: {
      const lens = order === 'east' ? 0 : 1
      const exact = (row: number) => scoreRow(rows, row, store.scoring[order], store.scoring.at)
      return (a, b) => byScore(store.zones.scoreOf(a, lens), store.zones.scoreOf(b, lens), exact, a, b) || byId(a, b)
    }
  }
}

/** The greater score first: by the packed ones, and where those are close by the exact ones. */
function byScore(packedA: number, packedB: number, exact: (row: number) => number, a: number, b: number): number {
  return Math.abs(packedA - packedB) > CLOSE ? packedB - packedA : exact(b) - exact(a)
}

function packedGap({ zones }: Store, row: number): number {
  return Math.abs(zones.scoreOf(row, 0) - zones.scoreOf(row, 1))
}

function exactGap({ rows, scoring }: Store): (row: number) => number {
  return (row) => Math.abs(scoreRow(rows, row, scoring.east, scoring.at) - scoreRow(rows, row, scoring.west, scoring.at))
}

/** Moves what belongs to the positions `from` up to `to` there, in any order (quickselect). */
function select(rows: Uint32Array, from: number, to: number, before: (a: number, b: number) => number): void {
  let left = from
  let right = rows.length - 1
  while (left < right) {
    const pivot = rows[(left + right) >>> 1] as number
    let i = left - 1
    let j = right + 1
    for (;;) {
      do i++
      while (before(rows[i] as number, pivot) < 0)
      do j--
      while (before(rows[j] as number, pivot) > 0)
      if (i >= j) break
      const held = rows[i] as number
      rows[i] = rows[j] as number
      rows[j] = held
    }
    if (to <= j) right = j
    else left = j + 1
  }
}
