import { codeOf, DETERMINATIONS, KINDS, SEVERITIES } from '../core/taxonomy'
import { CellGrid } from './cell-grid'
import type { Columns } from './columns'
import { latOfY, lngOfX, shownLng } from './mercator'
import type { MapSymbol, Viewport } from './messages'

/** A symbol without its ids, and the row of its foremost member. */
export interface Cluster {
  lead: number
  symbol: Omit<MapSymbol, 'key' | 'id'>
}

/** Symbols nearer than this, in pixels, become one. */
const NEAR = 34
const MAX_SYMBOLS = 2000
const CONFIRMED = codeOf(DETERMINATIONS, 'confirmed')

/**
 * Groups the points of a viewport: counted in a grid of the screen, then merged, the fullest cell first, with the
 * cells around it that would overlap. Only points become symbols. Holds its memory between calls.
 */
export class Clusters {
  #rows = new Uint32Array(0)
  #cells = new Int32Array(0)
  #shown = 0
  #grid: CellGrid | null = null

  group(columns: Columns, matches: Uint32Array, viewport: Viewport): Cluster[] {
    const grid = new CellGrid(viewport)
    this.#grid = grid
    this.#shown = this.#count(columns, matches, grid)
    let near = NEAR
    let groups = grid.merge(near)
    while (groups > MAX_SYMBOLS) {
      near *= 1.5
      groups = grid.merge(near)
    }
    return this.#gather(columns, groups, grid)
  }

  /** The rows of the group that a row belonged to in the last call; none where it stood in no group. */
  membersOf(row: number): number[] {
    const at = this.#rows.subarray(0, this.#shown).indexOf(row)
    if (at < 0 || !this.#grid) return []
    const group = this.#grid.groupOf(this.#cells[at] as number)
    const members: number[] = []
    for (let i = 0; i < this.#shown; i++) if (this.#grid.groupOf(this.#cells[i] as number) === group) members.push(this.#rows[i] as number)
    return members
  }

  /** Puts each point in its cell; returns how many lie in the viewport. */
  #count(c: Columns, matches: Uint32Array, grid: CellGrid): number {
    if (this.#rows.length < matches.length) {
      this.#rows = new Uint32Array(c.lane.length)
      this.#cells = new Int32Array(c.lane.length)
    }
    let shown = 0
    for (let i = 0; i < matches.length; i++) {
      const row = matches[i] as number
      const cell = grid.add(c.x[row] as number, c.y[row] as number)
      if (cell < 0) continue
      this.#rows[shown] = row
      this.#cells[shown++] = cell
    }
    return shown
  }

  #gather(c: Columns, groups: number, grid: CellGrid): Cluster[] {
    const drafts = Array.from({ length: groups }, () => new GroupDraft())
    for (let i = 0; i < this.#shown; i++) drafts[grid.groupOf(this.#cells[i] as number)]?.add(c, this.#rows[i] as number)
    return drafts.map((draft) => ({ lead: draft.lead, symbol: draft.symbol(c) }))
  }
}

/** The sums of one group while its members are walked. */
class GroupDraft {
  /** Worst severity first, then the earliest row. */
  lead = -1
  readonly #kinds = KINDS.map(() => 0)
  #count = 0
  #confirmed = 0
  #severity = -1
  #x = 0
  #y = 0
  #east = 0
  #west = 0
  #left = Number.POSITIVE_INFINITY
  #right = Number.NEGATIVE_INFINITY
  #top = Number.POSITIVE_INFINITY
  #bottom = Number.NEGATIVE_INFINITY

  add(c: Columns, row: number): void {
    const x = c.x[row] as number
    const y = c.y[row] as number
    const kind = c.kind[row] as number
    const severity = c.severity[row] as number
    this.#kinds[kind] = (this.#kinds[kind] as number) + 1
    this.#count++
    if (c.determination[row] === CONFIRMED) this.#confirmed++
    if (severity > this.#severity) {
      this.#severity = severity
      this.lead = row
    }
    this.#x += x
    this.#y += y
    this.#east += c.east[row] as number
    this.#west += c.west[row] as number
    this.#left = Math.min(this.#left, x)
    this.#right = Math.max(this.#right, x)
    this.#top = Math.min(this.#top, y)
    this.#bottom = Math.max(this.#bottom, y)
  }

  symbol(c: Columns): Cluster['symbol'] {
    const count = this.#count
    const alone = count === 1
    const most = this.#kinds.indexOf(Math.max(...this.#kinds))
    const uncertaintyKm = c.uncertaintyKm[this.lead] as number
    return {
      lng: alone ? shownLng(c.lng[this.lead] as number) : lngOfX(this.#x / count),
      lat: alone ? (c.lat[this.lead] as number) : latOfY(this.#y / count),
      count,
      kind: KINDS[most] ?? KINDS[0],
      severity: SEVERITIES[this.#severity] ?? 'unknown',
      kinds: this.#kinds,
      unconfirmed: this.#confirmed === 0,
      uncertaintyKm: alone && !Number.isNaN(uncertaintyKm) ? uncertaintyKm : null,
      east: this.#east,
      west: this.#west,
      box: [lngOfX(this.#left), latOfY(this.#bottom), lngOfX(this.#right), latOfY(this.#top)],
    }
  }
}
