import type { RowOrder } from './messages'
import type { Outcome } from './pass'
import { scoreRow } from './scoring'
import type { Store } from './store'

/** Points within which two packed ones do not tell which is greater. */
const CLOSE = 1e-6

/** The matches in one order, sorted as far as somebody has asked. */
export class Ranking {
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
