/** How long a slice may keep the worker from what else it is asked for. */
const SLICE_MS = 8

/** Does long work in slices, so that the worker goes on answering. */
export class SlicedJob<T> {
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly work: Generator<void, T>,
    private readonly done: (result: T) => void,
  ) {
    this.#next()
  }

  /** Gives up; `done` is not called any more. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #next(): void {
    this.#timer = setTimeout(() => this.#slice(), 0)
  }

  #slice(): void {
    const until = performance.now() + SLICE_MS
    while (performance.now() < until) {
      const step = this.work.next()
      if (step.done) {
        this.#timer = null
        this.done(step.value)
        return
      }
    }
    this.#next()
  }
}
