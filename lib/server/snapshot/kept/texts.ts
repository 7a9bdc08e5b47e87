import { fromTexts } from '../../../wire/arrow-buffers'
import type { ChunkColumns } from '../../../wire/chunk-columns'

/** Rows whose texts are opened together. */
const BLOCK = 4_096

/** Texts one after the other, as UTF-8; text `n` lies between two offsets. */
export interface PackedTexts {
  bytes: Uint8Array
  offsets: Int32Array
}

/** Titles and places as they were read from the disk: strings are made of them when they are asked for, a block at a time. */
export class KeptTexts {
  readonly #opened: Uint8Array
  #left: number

  /** `placed`: 1 for each row whose place has a name. */
  constructor(
    private readonly rows: number,
    private readonly titles: PackedTexts,
    private readonly places: PackedTexts,
    private readonly placed: Uint8Array,
  ) {
    this.#left = Math.ceil(rows / BLOCK)
    this.#opened = new Uint8Array(this.#left)
  }

  /** Whether nothing is left to be opened. */
  get isOpen(): boolean {
    return this.#left === 0
  }

  /** Puts the texts of rows, and of those beside them, into columns. Those that changed since they were kept stay. */
  open(columns: ChunkColumns, rows: ArrayLike<number>): void {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      const block = Math.floor(row / BLOCK)
      if (row < this.rows && this.#opened[block] === 0) this.#openBlock(columns, block)
    }
  }

  #openBlock({ title, placeName }: ChunkColumns, block: number): void {
    const from = block * BLOCK
    const count = Math.min(BLOCK, this.rows - from)
    const titles = textsFrom(this.titles, from, count)
    const places = textsFrom(this.places, from, count)
    for (let nth = 0; nth < count; nth++) {
      const row = from + nth
      if (title[row] !== undefined) continue
      title[row] = titles[nth] as string
      placeName[row] = this.placed[row] === 1 ? (places[nth] as string) : null
    }
    this.#opened[block] = 1
    this.#left--
  }
}

function textsFrom({ bytes, offsets }: PackedTexts, from: number, count: number): string[] {
  return fromTexts(bytes, offsets.subarray(from, from + count + 1), count)
}
