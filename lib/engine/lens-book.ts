import {
  changesOf,
  compileHolder,
  DEFAULT_SIDES,
  inForceAt,
  SHIPPED_VERSIONS,
  type Sides,
  type Version,
  withDraft,
} from '../core/lens/in-force'
import type { CompiledLens } from '../core/lens/score'
import type { Grouping } from '../core/region/grouping'
import type { Draft } from './messages'
import type { Scoring } from './scoring'

/** The two lenses that scores are made with, and whose they are. */
interface Pair {
  /** What they follow from: the same text, the same lenses. */
  key: string
  sides: Sides
  east: CompiledLens
  west: CompiledLens
  groupings: readonly Grouping[]
}

/** Which lenses score which moment: the history as the server told it, the two sides to compare, and a draft that is tried. */
export class LensBook {
  /** How many versions the history held when the server was asked last; -1: it was not yet. */
  revision = -1
  #history: readonly Version[] = SHIPPED_VERSIONS
  #starts = changesOf(SHIPPED_VERSIONS)
  #sides: Sides = DEFAULT_SIDES
  #draft: Draft | null = null
  /** Grows with each change of what is written here. */
  #edition = 0
  #pair: Pair | null = null

  get history(): readonly Version[] {
    return this.#history
  }

  /** Takes the history of the server. */
  learn(revision: number, history: readonly Version[]): void {
    this.revision = revision
    this.#history = history
    this.#starts = changesOf(history)
    this.#edition++
  }

  /** Compares other sides, or tries another draft. */
  choose(sides: Sides, draft: Draft | null): void {
    this.#sides = sides
    this.#draft = draft
    this.#edition++
  }

  /**
   * What scores a moment (milliseconds since 1970): the lenses of the two sides that were in force then; of the default
   * sides where one of those chosen had none.
   */
  scoringAt(at: number): Scoring {
    const key = `${this.#edition} ${this.#starts.filter((start) => start <= at).length}`
    if (this.#pair?.key !== key) this.#pair = this.#compile(key, at)
    const { east, west, sides, groupings } = this.#pair
    return { east, west, at, sides, groupings, draft: this.#draft?.subject ?? null }
  }

  #compile(key: string, at: number): Pair {
    const inForce = inForceAt(this.#history, at)
    const state = this.#draft ? withDraft(inForce, this.#draft) : inForce
    for (const sides of [this.#sides, DEFAULT_SIDES]) {
      const [east, west] = sides.map((holder) => compileHolder(state, holder))
      if (east && west) return { key, sides, east, west, groupings: state.blocs.body }
    }
    throw new RangeError('the default sides have no lens')
  }
}
