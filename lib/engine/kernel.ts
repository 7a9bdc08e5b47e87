/** What is asked of the rows of a chunk; `rows` counts them from its start. */
export interface Kernel {
  readonly name: 'webassembly' | 'typescript'
  /**
   * Writes scores at a reference time (seconds since 1970) that no row is later than, nor earlier by more than
   * `FAR_HALF_LIVES`; `near` is 1 where none is by more than `NEAR_HALF_LIVES`: that is quicker.
   */
  score(chunk: number, rows: number, reference: number, near: 0 | 1): void
  /** As `score`, of the rows alone that are marked as failing nothing. */
  scoreMatches(chunk: number, rows: number, reference: number, near: 0 | 1): void
  /** Writes to `EXTRA` what origins and regions fail (each where it is asked). */
  markPlaces(chunk: number, rows: number, origins: number, regions: number): void
  /** Writes what each row fails to the chunk: by its words, and what `EXTRA` says (where it is asked). Returns how many fail at most one filter. */
  mark(chunk: number, rows: number, extra: number): number
  /**
   * Adds the marked rows to the tallies. `first` is the number of the chunk's first row, `sorted` 1 where the rows
   * stand in the order of their times, `technologies` 1 where any may have one. Returns how many rows stand in `BORDER`.
   */
  count(chunk: number, rows: number, first: number, sorted: number, technologies: number): number
  /** Adds the marked rows to loads, classes and cells alone: what depends on scores. Returns how many rows stand in `BORDER`. */
  weigh(chunk: number, rows: number, first: number): number
}

/** How many half-lives `score` reaches back; what is older by more is scored one by one. */
export const FAR_HALF_LIVES = 2
/** Up to so many half-lives, fewer terms of the exponential are as good. */
export const NEAR_HALF_LIVES = 0.24
