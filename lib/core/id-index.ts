const EMPTY = -1
const GONE = -2

/** Finds the row of an id: open addressing over the id words in the columns, so that an id costs four bytes and no string. */
export class IdIndex {
  #slots = new Int32Array(64).fill(EMPTY)
  /** Slots that are not empty, those of rows gone too. */
  #used = 0

  /** An index of so many rows, none of them gone, with the slots of another. */
  static of(slots: Int32Array<ArrayBuffer>, rows: number): IdIndex {
    const index = new IdIndex()
    index.#slots = slots
    index.#used = rows
    return index
  }

  /** Where its rows stand; below 0 where there is none. */
  get slots(): Readonly<Int32Array> {
    return this.#slots
  }

  /** The row of an id, -1 where it is not held. */
  find(ids: Uint32Array, a: number, b: number, c: number, d: number): number {
    const mask = this.#slots.length - 1
    for (let at = home(a, b, c, d) & mask; ; at = (at + 1) & mask) {
      const row = this.#slots[at] as number
      if (row === EMPTY) return -1
      if (row !== GONE && holds(ids, row, a, b, c, d)) return row
    }
  }

  /** Adds a row whose id stands in the columns, unless another row has that id: then returns that, else -1. */
  claim(ids: Uint32Array, row: number): number {
    if ((this.#used + 1) * 2 > this.#slots.length) this.#rebuild(ids)
    const slots = this.#slots
    const mask = slots.length - 1
    const id = row * 4
    const [a, b, c, d] = [ids[id] as number, ids[id + 1] as number, ids[id + 2] as number, ids[id + 3] as number]
    for (let at = home(a, b, c, d) & mask; ; at = (at + 1) & mask) {
      const other = slots[at] as number
      if (other === EMPTY) {
        slots[at] = row
        this.#used++
        return -1
      }
      if (other !== GONE && holds(ids, other, a, b, c, d)) return other
    }
  }

  /** Adds a row whose id stands in the columns and is not held yet. */
  add(ids: Uint32Array, row: number): void {
    if ((this.#used + 1) * 2 > this.#slots.length) this.#rebuild(ids)
    this.#place(ids, row)
  }

  /** Makes room for so many rows at once. */
  reserve(ids: Uint32Array, rows: number): void {
    if (rows * 2 > this.#slots.length) this.#rebuild(ids, rows)
  }

  /** Forgets a row; its id must still stand in the columns. */
  remove(ids: Uint32Array, row: number): void {
    const mask = this.#slots.length - 1
    let at = homeOf(ids, row) & mask
    while (this.#slots[at] !== row) {
      if (this.#slots[at] === EMPTY) throw new Error(`row ${row} is not in the index`)
      at = (at + 1) & mask
    }
    this.#slots[at] = GONE
  }

  #place(ids: Uint32Array, row: number): void {
    const mask = this.#slots.length - 1
    let at = homeOf(ids, row) & mask
    while ((this.#slots[at] as number) !== EMPTY) at = (at + 1) & mask
    this.#slots[at] = row
    this.#used++
  }

  /** Drops the marks of rows gone, and grows to four slots a row. */
  #rebuild(ids: Uint32Array, atLeast = 0): void {
    const rows = this.#slots.filter((row) => row >= 0)
    let size = 64
    while (size < (rows.length + 1) * 4 || size < atLeast * 2) size *= 2
    this.#slots = new Int32Array(size).fill(EMPTY)
    this.#used = 0
    for (const row of rows) this.#place(ids, row)
  }
}

function holds(ids: Uint32Array, row: number, a: number, b: number, c: number, d: number): boolean {
  const at = row * 4
  return ids[at] === a && ids[at + 1] === b && ids[at + 2] === c && ids[at + 3] === d
}

function homeOf(ids: Uint32Array, row: number): number {
  const at = row * 4
  return home(ids[at] as number, ids[at + 1] as number, ids[at + 2] as number, ids[at + 3] as number)
}

/** The first words of a time-ordered UUID are alike for neighbours: all four are mixed. */
function home(a: number, b: number, c: number, d: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(c ^ Math.imul(d, 0xc2b2ae35), 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 13)) >>> 0
}
