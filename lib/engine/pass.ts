import { DEFAULT_SIDES } from '../core/lens/in-force'
import { EMPTY_QUERY, type Query } from '../core/query'
import { CellGrid } from './cell-grid'
import { symbolsOf } from './clusters'
import { countChunk, markChunk, weighChunk } from './count-chunks'
import { Difference, type Standing } from './difference'
import { countWords } from './facets'
import { type Field, FieldCube, isField } from './field-cube'
import { compileFilter, type Filter, failsOf, installFilter } from './filter'
import { bucketsOf, readHistogram } from './histogram'
import { CHUNK_ROWS, FAILS_AT } from './layout'
import type { PackedPicture, Viewport } from './messages'
import { onDemand } from './on-demand'
import type { Scoring } from './scoring'
import type { Store } from './store'
import { sumRegions } from './sum-regions'
import { technologiesByRegion } from './technologies-by-region'
import { TimeCube } from './time-cube'

/** What a pass is asked for. */
export interface Look {
  query: Query
  viewport: Viewport | null
  /** Rows whose text holds the query's words, and over which text they were looked for. */
  hits: Uint8Array | null
  search: PackedPicture['search']
  /** Whether technologies are to be counted by region: it takes another walk over the matches. */
  technologies?: boolean
}

/** What a pass leaves behind beside its picture, for questions about it. Rows may have been withdrawn since. */
export interface Outcome {
  store: Store
  picture: PackedPicture
  /** Whether the pass marked every row with what it fails. */
  marked: boolean
  /** The rows that match, in their order. */
  matches: () => Uint32Array
  filter: Filter
}

/** Whether a row matches what a pass was asked for, as the row is now. */
export function isMatch({ store, filter }: Outcome, row: number): boolean {
  return failsOf(filter, store.rows, row) === 0
}

/**
 * The one pass over the columns that makes every number on screen. Where only a few rows changed since the last one, or
 * only the window of time or one field of the query moves, it takes the difference instead; the numbers are the same.
 */
export class Pass {
  readonly #difference = new Difference()
  #grid: CellGrid | null = null
  #cube: TimeCube | FieldCube | null = null
  /** The last query, which part of it was moved to come to it, and how often in a row, scored as it was. */
  #last: { query: Query; part: Part | null; moves: number; scoring: Scoring | null } = {
    query: EMPTY_QUERY,
    part: null,
    moves: 0,
    scoring: null,
  }
  #outcome: Outcome | null = null
  #revision = 0

  run(store: Store, look: Look): Outcome {
    store.refresh()
    const { query, viewport, search } = look
    const filter = compileFilter(query, look.hits, store.rows.regions, store.scoring.groupings)
    const { held, span, recordedSpan } = heldIn(store, filter.lane)
    const buckets = bucketsOf(span)
    this.#grid = viewport && gridOf(viewport, this.#grid)
    const isMarked = this.#tally({ store, query, filter, grid: this.#grid, buckets, scoring: store.scoring })
    const words = countWords(store, filter)
    if (look.technologies && !isMarked) markAll(store, filter)
    const picture: PackedPicture = {
      revision: ++this.#revision,
      query,
      at: store.scoring.at,
      lenses: lensesOf(store.scoring),
      search,
      held,
      ...words,
      ...sumRegions(store, filter.lane),
      technologies: look.technologies ? technologiesByRegion(store) : null,
      histogram: readHistogram(store, buckets),
      span,
      recordedSpan,
      symbols: this.#grid ? symbolsOf(store, this.#grid) : [],
    }
    const matches = onDemand(() => matchesOf(store, isMarked ? null : filter))
    const outcome = { store, picture, marked: isMarked, matches, filter }
    this.#outcome = outcome
    return outcome
  }

  /** Makes the tallies the shortest way; returns whether every row is marked with what it fails. */
  #tally(standing: Standing): boolean {
    const { store, filter, grid, buckets } = standing
    const moves = this.#countMoves(standing)
    if (this.#difference.catchUp(standing)) return true
    if (this.#difference.standsButForScores(standing)) {
      store.tallies.clearScores(grid)
      for (let chunk = 0; chunk < store.zones.list.length; chunk++) weighChunk(store, chunk)
      this.#difference.start(standing)
      return true
    }
    if (moves > 1) this.#cube ??= this.#buildCube(standing)
    if (moves > 1 && this.#cube) {
      this.#difference.start(null)
      this.#cube.tally(standing)
      return false
    }
    installFilter(filter, store.rows.memory)
    store.tallies.clear(grid, buckets)
    for (let chunk = 0; chunk < store.zones.list.length; chunk++) countChunk(store, filter, chunk)
    this.#difference.start(standing)
    return true
  }

  /** How many times in a row nothing but one part of the query was another; 0 where nothing moves, or where rows of the cube changed. */
  #countMoves(standing: Standing): number {
    const { query, filter, scoring } = standing
    const last = this.#last
    if (last.query === query) return 0
    const part = movedPart(last.query, query)
    const isOn = part !== null && part === last.part && (this.#cube?.serves(standing) ?? true)
    const isMove = part !== null && scoring === last.scoring && filter.hits === null
    if (!isOn || !isMove) this.#cube = null
    this.#last = { query, part, moves: !isMove ? 0 : isOn ? last.moves + 1 : 1, scoring }
    return this.#last.moves
  }

  #buildCube(standing: Standing): TimeCube | FieldCube | null {
    const { part } = this.#last
    if (part !== null && part !== 'time') return FieldCube.build(standing, part)
    const query = { ...standing.query, from: null, to: null }
    const filter = compileFilter(query, null, standing.store.rows.regions, standing.scoring.groupings)
    return TimeCube.build({ ...standing, query, filter })
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

/** A part of a query that a reader moves by itself: its window, or the values of a field. */
type Part = 'time' | Field

/** The one part in which two queries differ; null where it is none or several, or one without a cube. */
function movedPart(one: Query, other: Query): Part | null {
  const moved = (Object.keys(other) as (keyof Query)[]).filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]))
  if (moved.length === 0) return null
  if (moved.every((key) => key === 'from' || key === 'to')) return 'time'
  const [key] = moved
  return moved.length === 1 && key && isField(key) ? key : null
}

function lensesOf({ sides = DEFAULT_SIDES, draft = null, east, west }: Scoring): PackedPicture['lenses'] {
  return { sides, draft, highFrom: [east.highFrom, west.highFrom] }
}

/** The grid of a viewport: the one before where it still holds. */
function gridOf(viewport: Viewport, before: CellGrid | null): CellGrid {
  return before?.fits(viewport) ? before : new CellGrid(viewport)
}

/** Incidents in a lane, and their earliest and latest occurrence and entry into the record. */
function heldIn({ zones }: Store, lane: number): Pick<PackedPicture, 'held' | 'span' | 'recordedSpan'> {
  let held = 0
  const span: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const recordedSpan: [number, number] = [...span]
  for (const zone of zones.list) {
    held += zone.held[lane] as number
    widen(span, zone.first[lane] as number, zone.last[lane] as number)
    widen(recordedSpan, zone.firstKnown[lane] as number, zone.lastKnown[lane] as number)
  }
  return held === 0 ? { held, span: null, recordedSpan: null } : { held, span, recordedSpan }
}

function widen(span: [number, number], first: number, last: number): void {
  span[0] = Math.min(span[0], first)
  span[1] = Math.max(span[1], last)
}

/** Marks every row with what it fails. */
function markAll(store: Store, filter: Filter): void {
  store.refresh()
  installFilter(filter, store.rows.memory)
  for (let chunk = 0; chunk < store.zones.list.length; chunk++) markChunk(store, filter, chunk)
}

/** The rows that the last pass found; those of a filter where it has not marked them all. */
function matchesOf(store: Store, filter: Filter | null): Uint32Array {
  const { rows, size } = store
  if (filter) markAll(store, filter)
  const { u8 } = rows.memory
  const matches = new Uint32Array(size)
  let matched = 0
  for (const [chunk, address] of rows.chunks.entries()) {
    const end = Math.min(size - chunk * CHUNK_ROWS, CHUNK_ROWS)
    for (let i = 0, at = address + FAILS_AT; i < end; i++) if (u8[at + i] === 0) matches[matched++] = chunk * CHUNK_ROWS + i
  }
  return matches.slice(0, matched)
}
