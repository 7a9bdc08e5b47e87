/** Bytes that were made, kept under their name while there is room; those that were asked for last stay longest. */
export class ChunkCache {
  readonly #kept = new Map<string, Promise<Buffer>>()
  readonly #sizes = new Map<string, number>()
  #bytes = 0

  constructor(private readonly most: number) {}

  /** The bytes of a name; made once, also for those who ask while they are being made. */
  get(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.#kept.get(name)
    if (known) {
      this.#kept.delete(name)
      this.#kept.set(name, known)
      return known
    }
    const made = make()
    this.#kept.set(name, made)
    made.then(
      (bytes) => this.#weigh(name, bytes.length),
      () => this.#kept.delete(name),
    )
    return made
  }

  #weigh(name: string, bytes: number): void {
    this.#sizes.set(name, bytes)
    this.#bytes += bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.most) return
      const size = this.#sizes.get(oldest)
      if (size === undefined) continue
      this.#kept.delete(oldest)
      this.#sizes.delete(oldest)
      this.#bytes -= size
    }
  }
}
