import { KINDS, SEVERITIES } from '../core/taxonomy'
import { rowOfLead, severityOfLead } from './cells'
import { CELL_BOX, CELL_KINDS, CELL_LEAD, CELL_LOADS } from './layout'
import type { Memory } from './memory'
import { latOfY, lngOfX, shownLng } from './mercator'
import type { MapSymbol } from './messages'
import type { Store } from './store'

/** Sums of one group side by side: of x and y, and loads. */
const SUMS = 4
const SIDES = 4
const SHARE = 1 / 2 ** 32

/** What is known of each group of points: the sums of its cells. Holds its memory between pictures. */
export class GroupSums {
  #sums = new Float64Array(0)
  /** Greatest complement of x and of y, greatest x and y. */
  #box = new Uint32Array(0)
  #kinds = new Uint32Array(0)
  #confirmed = new Uint32Array(0)
  #lead = new Uint32Array(0)

  /** Starts from nothing, for so many groups. */
  clear(groups: number): void {
    if (this.#lead.length < groups) {
      this.#sums = new Float64Array(groups * 2 * SUMS)
      this.#box = new Uint32Array(groups * 2 * SIDES)
      this.#kinds = new Uint32Array(groups * 2 * KINDS.length)
      this.#confirmed = new Uint32Array(groups * 2)
      this.#lead = new Uint32Array(groups * 2)
    }
    for (const list of [this.#sums, this.#box, this.#kinds, this.#confirmed, this.#lead]) list.fill(0)
  }

  /** Adds the cell at an address. */
  add(group: number, { u32, f64 }: Memory, cell: number): void {
    for (let i = 0; i < 2; i++) {
      this.#add(group * SUMS + i, f64[(cell >> 3) + i] as number)
      this.#add(group * SUMS + 2 + i, f64[((cell + CELL_LOADS) >> 3) + i] as number)
    }
    for (let side = 0; side < SIDES; side++) raise(this.#box, group * SIDES + side, u32[((cell + CELL_BOX) >> 2) + side] as number)
    let allConfirmed = 0
    for (let kind = 0; kind < KINDS.length; kind++) {
      const at = group * KINDS.length + kind
      const confirmed = u32[((cell + CELL_KINDS) >> 2) + kind + 8] as number
      this.#kinds[at] = (this.#kinds[at] as number) + (u32[((cell + CELL_KINDS) >> 2) + kind] as number) + confirmed
      allConfirmed += confirmed
    }
    this.#confirmed[group] = (this.#confirmed[group] as number) + allConfirmed
    raise(this.#lead, group, u32[(cell + CELL_LEAD) >> 2] as number)
  }

  #add(at: number, more: number): void {
    this.#sums[at] = (this.#sums[at] as number) + more
  }

  /** The group as it is drawn: a single incident at its own place, several in their middle. */
  symbol(group: number, store: Store): MapSymbol {
    const { rows } = store
    const kinds: number[] = []
    let count = 0
    let most = 0
    for (let kind = 0; kind < KINDS.length; kind++) {
      const number = this.#kinds[group * KINDS.length + kind] as number
      kinds.push(number)
      count += number
      if (number > (kinds[most] as number)) most = kind
    }
    const lead = rowOfLead(this.#lead[group] as number)
    const key = store.keyOf(lead)
    const sums = group * SUMS
    return {
      key,
      lng: count === 1 ? shownLng(rows.lng(lead)) : lngOfX(((this.#sums[sums] as number) / count) * SHARE),
      lat: count === 1 ? rows.lat(lead) : latOfY(((this.#sums[sums + 1] as number) / count) * SHARE),
      count,
      id: count === 1 && store.isNamed(lead) ? key : null,
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
