import type { Query } from '../core/query'
import { boxTest } from './box-test'
import { CellGrid } from './cell-grid'
import { symbolsOf } from './clusters'
import { countRegions, countWords } from './facets'
import { compileFilter, FAILS, type Filter, installFilter } from './filter'
import { bucketsOf, readHistogram } from './histogram'
import { BORDER, CHUNK_ROWS, EXTRA, FAILS_AT, REST, SECONDS } from './layout'
import { sumLoads } from './loads'
import type { Picture, Viewport } from './messages'
import { classOf } from './scoring'
import type { Store } from './store'
import type { Zone } from './zones'

/** What a pass is asked for. */
export interface Look {
  query: Query
  viewport: Viewport | null
  /** Rows whose text holds the query's words, and over which text they were looked for. */
  hits: Uint8Array | null
  search: Picture['search']
}

/** What a pass leaves behind beside its picture, for questions about it. Rows may have been withdrawn since. */
export interface Outcome {
  store: Store
  picture: Picture
  /** The rows that match, in their order. */
  matches: () => Uint32Array
  filter: Filter
}

/** The one pass over the columns that makes every number on screen. */
export class Pass {
  #grid: CellGrid | null = null
  #outcome: Outcome | null = null
  #revision = 0

  run(store: Store, look: Look): Outcome {
    store.refresh()
    const { query, viewport, search } = look
    const filter = compileFilter(query, look.hits, store.rows.regions)
    const { held, span } = heldIn(store, filter.lane)
    const buckets = bucketsOf(span)
    this.#grid = viewport && gridOf(viewport, this.#grid)
    store.tallies.clear(this.#grid, buckets)
    countAll(store, filter)
    const { facets, ...words } = countWords(store, filter)
    const picture: Picture = {
      revision: ++this.#revision,
      query,
      at: store.scoring.at,
      search,
      held,
      ...words,
      ...sumLoads(store),
      facets: { ...facets, ...countRegions(store) },
      histogram: readHistogram(store, buckets),
      span,
      symbols: this.#grid ? symbolsOf(store, this.#grid) : [],
    }
    const outcome = { store, picture, matches: onDemand(() => matchesOf(store)), filter }
    this.#outcome = outcome
    return outcome
  }

  /** The rows of the symbol of the last pass whose foremost member is in this row. */
  membersOf(row: number): number[] {
    const [grid, outcome] = [this.#grid, this.#outcome]
    if (row < 0 || !grid || !outcome) return []
    const { rows } = outcome.store
    const groupOf = (row: number) => {
      const cell = rows.isPoint(row) ? grid.cellOf(rows.x(row), rows.y(row)) : -1
      return cell < 0 ? -1 : grid.groupOf(cell)
    }
    const group = groupOf(row)
    return group < 0 ? [] : Array.from(outcome.matches().filter((other) => groupOf(other) === group))
  }
}

/** The grid of a viewport: the one before where it still holds. */
function gridOf(viewport: Viewport, before: CellGrid | null): CellGrid {
  return before?.fits(viewport) ? before : new CellGrid(viewport)
}

/** Incidents in a lane, and their earliest and latest occurrence. */
function heldIn({ zones }: Store, lane: number): { held: number; span: [number, number] | null } {
  let held = 0
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const zone of zones.list) {
    held += zone.held[lane] as number
    first = Math.min(first, zone.first[lane] as number)
    last = Math.max(last, zone.last[lane] as number)
  }
  return { held, span: held === 0 ? null : [first, last] }
}

/** Marks and counts every chunk. */
function countAll(store: Store, filter: Filter): void {
  installFilter(filter, store.rows.memory)
  for (let chunk = 0; chunk < store.zones.list.length; chunk++) countChunk(store, filter, chunk)
}

function countChunk(store: Store, filter: Filter, chunk: number): void {
  const { kernel, rows, zones } = store
  const zone = zones.list[chunk] as Zone
  const address = rows.chunks[chunk] as number
  const first = chunk * CHUNK_ROWS
  const count = Math.min(CHUNK_ROWS, store.size - first)
  if (zone.held[filter.lane] === 0) {
    rows.memory.u8.fill(0xff, address + FAILS_AT, address + FAILS_AT + count)
    return
  }
  const marked = kernel.mark(address, count, markExtra(store, filter, chunk, count))
  const border = marked === 0 ? 0 : kernel.count(address, count, first, marked, zone.sorted ? 1 : 0)
  for (let i = 0; i < border; i++) decideClass(store, first + (rows.memory.u32[BORDER / 4 + i] as number))
}

/** Marks what the rows of a chunk fail beside their words; returns whether there is anything (1). */
function markExtra(store: Store, filter: Filter, chunk: number, count: number): 0 | 1 {
  const { kernel, rows, zones } = store
  const { u8 } = rows.memory
  const { from, to, bbox, hits, origin, region, lane } = filter
  const places = origin !== null || region !== null
  const zone = zones.list[chunk] as Zone
  const first = zone.first[lane] as number
  const last = zone.last[lane] as number
  const isOutside = last < from || first >= to
  const isCut = !isOutside && (first < from || last >= to)
  if (!places && !isOutside && !isCut && bbox === null && hits === null) return 0
  if (places) kernel.markPlaces(rows.chunks[chunk] as number, count, origin ? 1 : 0, region ? 1 : 0)
  else u8.fill(isOutside ? FAILS.time : 0, EXTRA, EXTRA + count)
  if (isCut || (isOutside && places)) markTimes(store, from, to, chunk, count)
  const base = chunk * CHUNK_ROWS
  const isInBox = bbox && boxTest(bbox, rows)
  if (isInBox || hits)
    for (let i = 0; i < count; i++)
      if ((isInBox && !isInBox(base + i)) || (hits && hits[base + i] !== 1)) u8[EXTRA + i] = (u8[EXTRA + i] as number) | FAILS.other
  return 1
}

function markTimes({ rows }: Store, from: number, to: number, chunk: number, count: number): void {
  const { u8, u32 } = rows.memory
  const address = (rows.chunks[chunk] as number) >> 2
  for (let i = 0; i < count; i++) {
    const at = (u32[address + SECONDS / 4 + i] as number) * 1000 + ((u32[address + REST / 4 + i] as number) & 1023)
    if (at < from || at >= to) u8[EXTRA + i] = (u8[EXTRA + i] as number) | FAILS.time
  }
}

/** The packed score of a row lies too near a threshold: its codes decide. */
function decideClass({ rows, zones, tallies, scoring }: Store, row: number): void {
  const counted = tallies.classOf(zones.scoreOf(row, 0), zones.scoreOf(row, 1))
  const exact = classOf(rows, row, scoring)
  if (counted !== exact) tallies.reclass(rows.region(row), rows.isPoint(row), counted, exact)
}

/** The rows that the last pass found. */
function matchesOf({ rows, size }: Store): Uint32Array {
  const { u8 } = rows.memory
  const matches = new Uint32Array(size)
  let matched = 0
  for (const [chunk, address] of rows.chunks.entries()) {
    const end = Math.min(size - chunk * CHUNK_ROWS, CHUNK_ROWS)
    for (let i = 0, at = address + FAILS_AT; i < end; i++) if (u8[at + i] === 0) matches[matched++] = chunk * CHUNK_ROWS + i
  }
  return matches.slice(0, matched)
}

function onDemand<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
