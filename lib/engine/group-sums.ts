import { KINDS, SEVERITIES } from '../core/taxonomy'
import { rowOfLead, severityOfLead } from './cells'
import { CELL_BOX, CELL_KINDS, CELL_LEAD, CELL_LOADS } from './layout'
import type { Memory } from './memory'
import { latOfY, lngOfX, shownLng } from './mercator'
import type { MapSymbol } from './messages'
import type { Rows } from './rows'

/** Sums of one group side by side: of x and y, and loads. */
const SUMS = 4
const SIDES = 4
const SHARE = 1 / 2 ** 32

/** What is known of each group of points: the sums of its cells. */
export class GroupSums {
  readonly #sums: Float64Array
  /** Greatest complement of x and of y, greatest x and y. */
  readonly #box: Uint32Array
  readonly #kinds: Uint32Array
  readonly #confirmed: Uint32Array
  readonly #lead: Uint32Array

  constructor(groups: number) {
    this.#sums = new Float64Array(groups * SUMS)
    this.#box = new Uint32Array(groups * SIDES)
    this.#kinds = new Uint32Array(groups * KINDS.length)
    this.#confirmed = new Uint32Array(groups)
    this.#lead = new Uint32Array(groups)
  }

  /** Adds the cell at an address. */
  add(group: number, { u32, f64 }: Memory, cell: number): void {
    for (let i = 0; i < 2; i++) {
      this.#add(group * SUMS + i, f64[(cell >> 3) + i] as number)
      this.#add(group * SUMS + 2 + i, f64[((cell + CELL_LOADS) >> 3) + i] as number)
    }
    for (let side = 0; side < SIDES; side++) raise(this.#box, group * SIDES + side, u32[((cell + CELL_BOX) >> 2) + side] as number)
    for (let kind = 0; kind < KINDS.length; kind++) {
      const at = group * KINDS.length + kind
      const confirmed = u32[((cell + CELL_KINDS) >> 2) + kind + 8] as number
      this.#kinds[at] = (this.#kinds[at] as number) + (u32[((cell + CELL_KINDS) >> 2) + kind] as number) + confirmed
      this.#confirmed[group] = (this.#confirmed[group] as number) + confirmed
    }
    raise(this.#lead, group, u32[(cell + CELL_LEAD) >> 2] as number)
  }

  #add(at: number, more: number): void {
    this.#sums[at] = (this.#sums[at] as number) + more
  }

  /** The row of the foremost member. */
  lead(group: number): number {
    return rowOfLead(this.#lead[group] as number)
  }

  /** The group as it is drawn: a single incident at its own place, several in their middle. */
  symbol(group: number, rows: Rows): Omit<MapSymbol, 'key' | 'id'> {
    const kinds: number[] = []
    let count = 0
    let most = 0
    for (let kind = 0; kind < KINDS.length; kind++) {
      const number = this.#kinds[group * KINDS.length + kind] as number
      kinds.push(number)
      count += number
      if (number > (kinds[most] as number)) most = kind
    }
    const lead = this.lead(group)
    const sums = group * SUMS
    return {
      lng: count === 1 ? shownLng(rows.lng(lead)) : lngOfX(((this.#sums[sums] as number) / count) * SHARE),
      lat: count === 1 ? rows.lat(lead) : latOfY(((this.#sums[sums + 1] as number) / count) * SHARE),
      count,
      kind: KINDS[most] ?? KINDS[0],
      severity: SEVERITIES[severityOfLead(this.#lead[group] as number)] ?? 'unknown',
      kinds,
      unconfirmed: this.#confirmed[group] === 0,
      uncertaintyKm: count === 1 ? rows.uncertaintyKm(lead) : null,
      east: this.#sums[sums + 2] as number,
      west: this.#sums[sums + 3] as number,
      box: this.#boxOf(group * SIDES),
    }
  }

  #boxOf(at: number): MapSymbol['box'] {
    const [left, top, right, bottom] = [
      ~(this.#box[at] as number) >>> 0,
      ~(this.#box[at + 1] as number) >>> 0,
      this.#box[at + 2],
      this.#box[at + 3],
    ]
    return [lngOfX(left * SHARE), latOfY((bottom as number) * SHARE), lngOfX((right as number) * SHARE), latOfY(top * SHARE)]
  }
}

function raise(list: Uint32Array, at: number, value: number): void {
  if (value > (list[at] as number)) list[at] = value
}
