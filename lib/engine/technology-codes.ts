import { CHUNK_MASK, CHUNK_ROWS, CHUNK_SHIFT } from './layout'

/** The code of a set that has none of its own: it stands beside the row. */
export const ODD = 127

const NO_BEARERS = new Uint32Array(0)

/** Sets of technologies (`technologyBits`) as codes of seven bits: 0 for none, then the sets as they come. */
export class TechnologyCodes {
  readonly #bits = new Uint16Array(ODD)
  readonly #codes = new Map([[0, 0]])
  readonly #odd = new Map<number, number>()
  /** By chunk: the rows of it that ever had a set without a code. */
  readonly #oddRows = new Map<number, Set<number>>()
  /** By chunk that ever had a technology: a bit for each row that did, 32 to a word. */
  readonly #bearers: (Uint32Array | undefined)[] = []

  /** The code under which a row holds a set. */
  codeOf(row: number, bits: number): number {
    if (bits !== 0) this.#noteBearer(row)
    const code = this.#codes.get(bits) ?? this.#codeOfNew(bits)
    if (code === ODD) this.#noteOdd(row, bits)
    return code
  }

  /** The set that a row holds under a code. */
  bitsOf(row: number, code: number): number {
    return (code === ODD ? this.#odd.get(row) : this.#bits[code]) as number
  }

  /** Whether a chunk may hold any technology at all. */
  isIn(chunk: number): boolean {
    return this.#bearers[chunk] !== undefined
  }

  /** The rows of a chunk that may hold any technology: a bit for each, 32 to a word. */
  bearersIn(chunk: number): Uint32Array {
    return this.#bearers[chunk] ?? NO_BEARERS
  }

  /** The rows of a chunk that may hold a set without a code. */
  oddIn(chunk: number): Iterable<number> {
    return this.#oddRows.get(chunk) ?? []
  }

  /** Counts by technology (by its place in the list) of counts by code; what has no code is left out. */
  spread(byCode: (code: number) => number, technologies: number): number[] {
    const counts = new Array<number>(technologies).fill(0)
    for (let code = 1; code < this.#codes.size; code++)
      for (let bits = this.#bits[code] as number, at = 0; bits !== 0; bits >>= 1, at++)
        if (bits & 1) counts[at] = (counts[at] as number) + byCode(code)
    return counts
  }

  #noteBearer(row: number): void {
    const chunk = row >>> CHUNK_SHIFT
    this.#bearers[chunk] ??= new Uint32Array(CHUNK_ROWS / 32)
    const bearers = this.#bearers[chunk]
    const word = (row & CHUNK_MASK) >>> 5
    bearers[word] = (bearers[word] as number) | (1 << (row & 31))
  }

  #noteOdd(row: number, bits: number): void {
    this.#odd.set(row, bits)
    const rows = this.#oddRows.get(row >>> CHUNK_SHIFT)
    if (rows) rows.add(row)
    else this.#oddRows.set(row >>> CHUNK_SHIFT, new Set([row]))
  }

  #codeOfNew(bits: number): number {
    const code = this.#codes.size
    if (code >= ODD) return ODD
    this.#bits[code] = bits
    this.#codes.set(bits, code)
    return code
  }
}
