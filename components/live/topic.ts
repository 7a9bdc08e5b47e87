/** A value that tells its readers when it changes: the shape that React's `useSyncExternalStore` reads. */
export class Topic<T> {
  #value: T
  readonly #listeners = new Set<() => void>()

  constructor(first: T) {
    this.#value = first
  }

  readonly get = (): T => this.#value

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }
}
