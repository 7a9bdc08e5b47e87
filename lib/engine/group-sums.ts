import { codeOf, DETERMINATIONS, KINDS, SEVERITIES } from '../core/taxonomy'
import type { Columns } from './columns'
import { latOfY, lngOfX, shownLng } from './mercator'
import type { MapSymbol } from './messages'

const CONFIRMED = codeOf(DETERMINATIONS, 'confirmed')

/** Sums of one group side by side, in the shares of the cut world. */
const X = 0
const Y = 1
const EAST = 2
const WEST = 3
const LEFT = 4
const RIGHT = 5
const TOP = 6
const BOTTOM = 7
const WIDTH = 8

/** What is known of each group of points while its members are walked. */
export class GroupSums {
  readonly #sums: Float64Array
  readonly #kinds: Uint32Array
  readonly #confirmed: Uint32Array
  /** The member with the worst severity, the earliest row of them, and that severity. */
  readonly #lead: Int32Array
  readonly #severity: Int8Array

  constructor(groups: number) {
    this.#sums = new Float64Array(groups * WIDTH)
    this.#kinds = new Uint32Array(groups * KINDS.length)
    this.#confirmed = new Uint32Array(groups)
    this.#lead = new Int32Array(groups).fill(-1)
    this.#severity = new Int8Array(groups).fill(-1)
    for (let group = 0; group < groups; group++) this.#sums.set([0, 0, 0, 0, 1, 0, 1, 0], group * WIDTH)
  }

  add(group: number, c: Columns, row: number): void {
    const sums = this.#sums
    const at = group * WIDTH
    const x = c.x[row] as number
    const y = c.y[row] as number
    sums[at + X] = (sums[at + X] as number) + x
    sums[at + Y] = (sums[at + Y] as number) + y
    sums[at + EAST] = (sums[at + EAST] as number) + (c.east[row] as number)
    sums[at + WEST] = (sums[at + WEST] as number) + (c.west[row] as number)
    if (x < (sums[at + LEFT] as number)) sums[at + LEFT] = x
    if (x > (sums[at + RIGHT] as number)) sums[at + RIGHT] = x
    if (y < (sums[at + TOP] as number)) sums[at + TOP] = y
    if (y > (sums[at + BOTTOM] as number)) sums[at + BOTTOM] = y
    this.#count(group, c, row)
  }

  #count(group: number, c: Columns, row: number): void {
    const kind = group * KINDS.length + (c.kind[row] as number)
    const severity = c.severity[row] as number
    this.#kinds[kind] = (this.#kinds[kind] as number) + 1
    if (c.determination[row] === CONFIRMED) this.#confirmed[group] = (this.#confirmed[group] as number) + 1
    if (severity <= (this.#severity[group] as number)) return
    this.#severity[group] = severity
    this.#lead[group] = row
  }

  /** The row of the foremost member. */
  lead(group: number): number {
    return this.#lead[group] as number
  }

  /** The group as it is drawn: a single incident at its own place, several in their middle. */
  symbol(group: number, c: Columns): Omit<MapSymbol, 'key' | 'id'> {
    const one = this.#sums.subarray(group * WIDTH, (group + 1) * WIDTH)
    const kinds = Array.from(this.#kinds.subarray(group * KINDS.length, (group + 1) * KINDS.length))
    const count = kinds.reduce((sum, number) => sum + number, 0)
    const lead = this.lead(group)
    const uncertaintyKm = c.uncertaintyKm[lead] as number
    return {
      lng: count === 1 ? shownLng(c.lng[lead] as number) : lngOfX((one[X] as number) / count),
      lat: count === 1 ? (c.lat[lead] as number) : latOfY((one[Y] as number) / count),
      count,
      kind: KINDS[kinds.indexOf(Math.max(...kinds))] ?? KINDS[0],
      severity: SEVERITIES[this.#severity[group] as number] ?? 'unknown',
      kinds,
      unconfirmed: this.#confirmed[group] === 0,
      uncertaintyKm: count === 1 && !Number.isNaN(uncertaintyKm) ? uncertaintyKm : null,
      east: one[EAST] as number,
      west: one[WEST] as number,
      box: [lngOfX(one[LEFT] as number), latOfY(one[BOTTOM] as number), lngOfX(one[RIGHT] as number), latOfY(one[TOP] as number)],
    }
  }
}
