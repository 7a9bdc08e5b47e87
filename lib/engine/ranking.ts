import type { RowOrder } from './messages'
import type { Outcome } from './pass'
import type { Store } from './store'

/** The matches in one order, sorted as far as somebody has asked. */
export class Ranking {
  readonly #rows: Uint32Array
  readonly #before: (a: number, b: number) => number
  #sorted = 0

  /** `asOf` leaves out what was recorded later (milliseconds since 1970). */
  constructor({ store, matches }: Pick<Outcome, 'store' | 'matches'>, order: RowOrder, asOf: number | null) {
    const { recordedAt } = store.columns
    this.#rows = asOf === null ? matches.slice() : matches.filter((row) => (recordedAt[row] as number) <= asOf)
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
    let before = 0
    for (const other of this.#rows) if (this.#before(other, row) < 0) before++
    return before
  }

  /** Lists are read from the top: only what is asked for is sorted, twice as far each time. */
  #sortUpTo(end: number): void {
    if (end <= this.#sorted) return
    const upTo = Math.min(this.#rows.length, Math.max(end, this.#sorted * 2, 256))
    if (upTo < this.#rows.length) select(this.#rows, this.#sorted, upTo, this.#before)
    this.#rows.subarray(this.#sorted, upTo).sort(this.#before)
    this.#sorted = upTo
  }
}

/** What comes first has the greater value; equals stand by id, so that every reader has the same order. */
function comparison(store: Store, order: RowOrder): (a: number, b: number) => number {
  const { columns } = store
  const { id, east, west } = columns
  const byId = (a: number, b: number) => {
    for (let word = 0; word < 4; word++) {
      const difference = (id[b * 4 + word] as number) - (id[a * 4 + word] as number)
      if (difference !== 0) return difference
    }
    return 0
  }
  const by = (value: (row: number) => number) => (a: number, b: number) => value(b) - value(a) || byId(a, b)
  const gap = (row: number) => Math.abs((east[row] as number) - (west[row] as number))
  const column = { newest: columns.occurredAt, recorded: columns.recordedAt, east, west, divergence: null }[order]
  return by(column ? (row) => column[row] as number : gap)
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
