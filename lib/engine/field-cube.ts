import type { Query } from '../core/query'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '../core/taxonomy'
import { countChunk } from './count-chunks'
import { type Addends, addendsOf, addRow, cellsInUse, keepRow, PEAKS, raisePeaks, regionsInUse, takePeaks } from './cube-columns'
import type { Standing } from './difference'
import { compileFilter, installFilter } from './filter'
import { FACETS } from './layout'

/** The fields of a query that a cube can be made of, each in its place among the tables of a filter and the facets. */
const FIELDS = ['kind', 'severity', 'investigation', 'determination', 'tlp'] as const
const VALUES = { kind: KINDS, severity: SEVERITIES, investigation: INVESTIGATIONS, determination: DETERMINATIONS, tlp: TLPS }
/** Cells for all values together: what the cube may hold. */
const MAX_CELLS = 100_000
/** The newest chunks stay out: that is where rows arrive. */
const TAIL_CHUNKS = 2
/** With fewer, a pass is as quick. */
const MIN_CHUNKS = 8

export type Field = (typeof FIELDS)[number]

/** Whether a part of a query is such a field. */
export function isField(part: string): part is Field {
  return (FIELDS as readonly string[]).includes(part)
}

/**
 * The tallies of each value of a field, all else in the query being the same: any choice of values is a sum of a few rows
 * of tallies, and a pass over the newest chunks. The sums are those of a pass, in another order.
 */
export class FieldCube {
  readonly #standing: Standing
  readonly #slot: number
  readonly #values: number
  readonly #end: number
  readonly #versions: number[]
  readonly #addends: Addends
  readonly #cells: readonly number[]
  /** Row n: sums over the matches with the value of code n. */
  readonly #floats: Float64Array
  readonly #wholes: Uint32Array
  readonly #peaks: Uint32Array
  /** Counts of the field itself, which do not depend on the values chosen. */
  readonly #facet: Uint32Array

  /** Builds the cube of a field from a standing; null where it would be too large, or is not worth it. */
  static build(standing: Standing, field: Field): FieldCube | null {
    const { store, filter, grid } = standing
    const end = store.zones.list.length - TAIL_CHUNKS
    if (end < MIN_CHUNKS || filter.hits !== null) return null
    countAll(standing, withValues(standing.query, field, []), end)
    const cells = grid ? cellsInUse(store.rows.memory, store.tallies.cells, grid.size) : []
    return cells.length * VALUES[field].length > MAX_CELLS ? null : new FieldCube(standing, field, end, cells)
  }

  /** The tallies must stand for all values of the field. */
  private constructor(standing: Standing, field: Field, end: number, cells: readonly number[]) {
    const { store, buckets } = standing
    const { memory } = store.rows
    const values = VALUES[field]
    this.#standing = standing
    this.#slot = FIELDS.indexOf(field)
    this.#values = values.length
    this.#end = end
    this.#versions = store.zones.list.slice(0, end).map(({ version }) => version)
    this.#cells = cells
    this.#addends = addendsOf(memory, regionsInUse(memory, store.rows.regions.size), cells, buckets.buckets)
    this.#facet = memory.u32.slice(FACETS / 4 + 8 * this.#slot, FACETS / 4 + 8 * (this.#slot + 1))
    this.#floats = new Float64Array(values.length * this.#addends.f64.length)
    this.#wholes = new Uint32Array(values.length * this.#addends.u32.length)
    this.#peaks = new Uint32Array(values.length * cells.length * PEAKS)
    for (const [code, value] of values.entries()) {
      countAll(standing, withValues(standing.query, field, [value]), end)
      keepRow(memory, this.#addends, this.#floats, this.#wholes, code)
      takePeaks(memory, cells, this.#peaks, code * cells.length * PEAKS)
    }
  }

  /** Whether the cube answers for a standing, whatever the values of its field. */
  serves({ store, grid, buckets, scoring }: Standing): boolean {
    const own = this.#standing
    return (
      own.store === store &&
      own.grid === grid &&
      own.scoring === scoring &&
      own.buckets.start === buckets.start &&
      own.buckets.step === buckets.step &&
      own.buckets.buckets === buckets.buckets &&
      this.#versions.every((version, chunk) => store.zones.list[chunk]?.version === version)
    )
  }

  /** Makes the tallies of a choice of values, all of them and nothing else. */
  tally({ store, filter, grid, buckets }: Standing): void {
    const { memory } = store.rows
    const width = this.#cells.length * PEAKS
    installFilter(filter, memory)
    store.tallies.clear(grid, buckets)
    for (let code = 0; code < this.#values; code++) {
      if (filter.words[16 * this.#slot + code] !== 0) continue
      addRow(memory, this.#addends, this.#floats, this.#wholes, code)
      raisePeaks(memory, this.#cells, this.#peaks, code * width, code * width)
    }
    memory.u32.set(this.#facet, FACETS / 4 + 8 * this.#slot)
    for (let chunk = this.#end; chunk < store.zones.list.length; chunk++) countChunk(store, filter, chunk)
  }
}

function withValues(query: Query, field: Field, values: readonly string[]): Query {
  return { ...query, [field]: values }
}

/** Makes the tallies of a query over the chunks before `end`. */
function countAll({ store, grid, buckets, scoring }: Standing, query: Query, end: number): void {
  const filter = compileFilter(query, null, store.rows.regions, scoring.groupings)
  installFilter(filter, store.rows.memory)
  store.tallies.clear(grid, buckets)
  for (let chunk = 0; chunk < end; chunk++) countChunk(store, filter, chunk)
}
