import { CHUNK_SHIFT } from './layout'

/** The code of a set that has none of its own: it stands beside the row. */
const ODD = 127

/** Sets of technologies (`technologyBits`) as codes of seven bits: 0 for none, then the sets as they come. */
export class TechnologyCodes {
  readonly #bits = new Uint16Array(ODD)
  readonly #codes = new Map([[0, 0]])
  readonly #odd = new Map<number, number>()
  /** By chunk: whether a row of it ever had a technology. */
  readonly #chunks: boolean[] = []

  /** The code under which a row holds a set. */
  codeOf(row: number, bits: number): number {
    if (bits !== 0) this.#chunks[row >>> CHUNK_SHIFT] = true
    const code = this.#codes.get(bits) ?? this.#codeOfNew(bits)
    if (code === ODD) this.#odd.set(row, bits)
    return code
  }

  /** The set that a row holds under a code. */
  bitsOf(row: number, code: number): number {
    return (code === ODD ? this.#odd.get(row) : this.#bits[code]) as number
  }

  /** Whether a chunk may hold any technology at all. */
  isIn(chunk: number): boolean {
    return this.#chunks[chunk] === true
  }

  #codeOfNew(bits: number): number {
    const code = this.#codes.size
    if (code >= ODD) return ODD
    this.#bits[code] = bits
    this.#codes.set(bits, code)
    return code
  }
}
