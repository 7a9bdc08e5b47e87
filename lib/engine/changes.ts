import type { LogEntry } from '../core/incident'
import type { FromWorker } from './messages'
import type { Applied } from './store'

/** So many ids are named; of more only the number is told. */
const NAMED = 500

/** What the log changed since the last picture. */
export class Changes {
  #ids = new Set<string>()
  #added = new Map<string, number>()
  #cut = false

  note({ id }: LogEntry, { effect, row }: Applied): void {
    if (effect === 'none') return
    if (effect === 'added') this.#added.set(id, row)
    if (effect === 'removed') this.#added.delete(id)
    if (this.#ids.size < NAMED) this.#ids.add(id)
    else this.#cut = true
  }

  /** The news and starts afresh; null where there is none. `isShown` tells whether a row is among the matches. */
  take(isShown: (row: number) => boolean): Extract<FromWorker, { type: 'changed' }> | null {
    if (this.#ids.size === 0) return null
    const arrived = [...this.#added].filter(([, row]) => isShown(row)).map(([id]) => id)
    const message = {
      type: 'changed' as const,
      ids: [...this.#ids],
      arrived: arrived.slice(-NAMED),
      arrivals: arrived.length,
      cut: this.#cut || arrived.length > NAMED,
    }
    this.#ids = new Set()
    this.#added = new Map()
    this.#cut = false
    return message
  }
}
