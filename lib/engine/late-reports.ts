type Works = typeof import('./report-work')

const AGAIN_MS = 3000

/** What makes reports: fetched when the first is asked for, or ahead of that. */
export class LateReports {
  #works: Works | null = null
  #fetching = false
  readonly #waiting: (() => void)[] = []

  /** The works; null while they are fetched, and then `there` is called. What cannot be fetched is tried again. */
  get(there: () => void = () => undefined): Works | null {
    if (!this.#works && !this.#fetching) void this.#fetch()
    if (!this.#works) this.#waiting.push(there)
    return this.#works
  }

  async #fetch(): Promise<void> {
    this.#fetching = true
    try {
      this.#works = await import('./report-work')
      for (const there of this.#waiting.splice(0)) there()
    } catch {
      setTimeout(() => this.#fetch(), AGAIN_MS)
    }
  }
}
