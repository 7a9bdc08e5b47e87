/** The scores of all matches under one lens, in the order they came, with the highest of them at hand. */
export class ScoreColumn {
  #values = new Float64Array(1024)
  #length = 0
  #sorted: Float64Array | null = null
  /** The highest, the highest first; of equals those that came first. */
  readonly #top: { id: string; score: number }[] = []

  constructor(private readonly size: number) {}

  /** Takes a score; returns whether it is among the highest so far. */
  add(id: string, score: number): boolean {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = score
    const last = this.#top.at(-1)
    if (this.#top.length === this.size && last && score <= last.score) return false
    const at = this.#top.findIndex((one) => one.score < score)
    this.#top.splice(at < 0 ? this.#top.length : at, 0, { id, score })
    if (this.#top.length > this.size) this.#top.pop()
    return true
  }

  /** The ids of the highest, the highest first. */
  topIds(): string[] {
    return this.#top.map(({ id }) => id)
  }

  /** The rank of a score: 1 for the highest; equals share one. To be asked once all are taken. */
  rankOf(score: number): number {
    this.#sorted ??= this.#values.slice(0, this.#length).sort()
    let [low, high] = [0, this.#length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle] as number) <= score) low = middle + 1
      else high = middle
    }
    return this.#length - low + 1
  }

  /** The first scores taken. */
  first(count: number): number[] {
    return Array.from(this.#values.subarray(0, Math.min(count, this.#length)))
  }
}
