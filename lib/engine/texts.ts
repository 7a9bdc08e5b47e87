import type { TextColumn } from '../wire/text-chunk'

/** Texts of so many rows in a row, as they came. */
interface Block {
  first: number
  rows: number
  column: TextColumn
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** A text for each row. Those of a snapshot stay bytes until somebody reads them: a string each would cost more than all columns together. */
export class Texts {
  /** By first row. */
  readonly #blocks: Block[] = []
  /** What was written row by row, over what came in blocks. */
  readonly #written = new Map<number, string | null>()

  /** Takes the texts of the rows from `first` on; blocks do not overlap. */
  addBlock(first: number, rows: number, column: TextColumn): void {
    const at = this.#blocks.findIndex((block) => block.first > first)
    this.#blocks.splice(at < 0 ? this.#blocks.length : at, 0, { first, rows, column })
  }

  set(row: number, text: string | null): void {
    this.#written.set(row, text)
  }

  /** Whether it is known what the row says, were it nothing. */
  has(row: number): boolean {
    return this.#written.has(row) || this.#blockOf(row) !== null
  }

  /** Null where the row has none. */
  get(row: number): string | null {
    const written = this.#written.get(row)
    if (written !== undefined) return written
    const block = this.#blockOf(row)
    const at = row - (block?.first ?? 0)
    if (!block || block.column.isNull(at)) return null
    const { bytes, offsets } = block.column
    return decoder.decode(bytes.subarray(offsets[at], offsets[at + 1]))
  }

  #blockOf(row: number): Block | null {
    let [low, high] = [0, this.#blocks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#blocks[middle] as Block).first <= row) low = middle + 1
      else high = middle
    }
    const block = this.#blocks[low - 1]
    return block && row < block.first + block.rows ? block : null
  }
}
