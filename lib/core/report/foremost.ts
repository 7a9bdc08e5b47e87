/** A thing with its score under both lenses. */
export interface Scored<K> {
  key: K
  east: number
  west: number
}

/** Keeps the things that either lens puts highest: the first `limit` of each. */
export class Foremost<K> {
  #held: Scored<K>[] = []

  constructor(private readonly limit: number) {}

  add(one: Scored<K>): void {
    this.#held.push(one)
    if (this.#held.length >= this.limit * 8) this.#held = this.#cut()
  }

  /** Those kept, in the order in which they came. Of equals at the edge the earlier stay. */
  list(): Scored<K>[] {
    return this.#cut()
  }

  #cut(): Scored<K>[] {
    const first = (side: 'east' | 'west') =>
      this.#held
        .map((one, at) => ({ at, score: one[side] }))
        .sort((a, b) => b.score - a.score || a.at - b.at)
        .slice(0, this.limit)
        .map(({ at }) => at)
    const kept = new Set([...first('east'), ...first('west')])
    return this.#held.filter((_, at) => kept.has(at))
  }
}
