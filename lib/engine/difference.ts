import type { Query } from '../core/query'
import type { CellGrid } from './cell-grid'
import { countOddTechnologiesOf } from './count-technologies'
import { decideClass } from './decide-class'
import { type Filter, failsOf } from './filter'
import { CHUNK_MASK, CHUNK_SHIFT, FAILS_AT } from './layout'
import { countRow } from './row-tally'
import type { Scoring } from './scoring'
import type { RowWatcher, Store } from './store'
import type { Buckets } from './tallies'

/** More changed rows than this, and a whole pass is as quick. */
const MAX_CHANGED = 4096

/** What the tallies stand for. */
export interface Standing {
  store: Store
  query: Query
  filter: Filter
  grid: CellGrid | null
  buckets: Buckets
  scoring: Scoring
}

/**
 * Keeps the tallies of the last pass true while rows change: what a row counted is taken out before it changes, and
 * what it counts now is added with the next picture. A handful of arrivals then costs no pass.
 */
export class Difference implements RowWatcher {
  #standing: Standing | null = null
  #changed = new Set<number>()

  /** The tallies now stand for this; null: they are no longer to be kept. */
  start(standing: Standing | null): void {
    this.#changed.clear()
    this.#standing = standing
    if (standing) standing.store.watcher = this
  }

  leaving(row: number): void {
    const { store, filter } = this.#standing ?? {}
    if (!store || !filter || store.watcher !== this || this.#changed.has(row)) return
    const fails = store.rows.fails(row)
    if ((fails & (fails - 1)) !== 0) return
    countOddTechnologiesOf(store.rows, row, -1)
    const counted = countRow(store.rows.memory, addressOf(store, row), row & CHUNK_MASK, row, -1)
    if (counted === 'border') decideClass(store, row, -1)
    if (counted === 'broken') this.#standing = null
  }

  entered(row: number): void {
    if (!this.#standing) return
    this.#changed.add(row)
    if (this.#changed.size > MAX_CHANGED) this.#standing = null
  }

  /** Whether the tallies and the marks of all rows stand for the same but for the scores. */
  standsButForScores(wanted: Standing): boolean {
    const held = this.#standing
    if (!held || held.store.watcher !== this || this.#changed.size > 0) return false
    return held.scoring.groupings === wanted.scoring.groupings && isSame({ ...held, scoring: wanted.scoring }, wanted)
  }

  /** Brings the tallies up to date where they stand for the same but the changed rows; false where they do not. */
  catchUp(wanted: Standing): boolean {
    const held = this.#standing
    if (!held || held.store.watcher !== this || !isSame(held, wanted)) return false
    for (const row of this.#changed) {
      const fails = failsOf(wanted.filter, held.store.rows, row)
      const address = addressOf(held.store, row)
      held.store.rows.memory.u8[address + FAILS_AT + (row & CHUNK_MASK)] = fails
      if ((fails & (fails - 1)) !== 0) continue
      countOddTechnologiesOf(held.store.rows, row, 1)
      if (countRow(held.store.rows.memory, address, row & CHUNK_MASK, row, 1) === 'border') decideClass(held.store, row, 1)
    }
    this.#changed.clear()
    this.#standing = wanted
    return true
  }
}

function isSame(held: Standing, wanted: Standing): boolean {
  return (
    held.store === wanted.store &&
    held.query === wanted.query &&
    held.grid === wanted.grid &&
    held.scoring === wanted.scoring &&
    held.filter.hits === null &&
    wanted.filter.hits === null &&
    held.buckets.start === wanted.buckets.start &&
    held.buckets.step === wanted.buckets.step
  )
}

function addressOf({ rows }: Store, row: number): number {
  return rows.chunks[row >>> CHUNK_SHIFT] as number
}
