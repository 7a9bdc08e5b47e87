import type { Issue } from '@/lib/core/issue'
import { formatQuery, parseQuery, QUERY_PARAMETERS, type Query } from '@/lib/core/query'
import { Topic } from './topic'

/** How a change enters the browser's history: in the place of the current entry, or as a new one to go back from. */
export type HistoryMode = 'replace' | 'push'

/** The query as the URL says it, with what could not be read. */
export interface UrlQuery {
  query: Query
  issues: Issue[]
}

/** Browsers refuse more than about 200 changes of the address in ten seconds. */
const WRITE_EVERY_MS = 100

/**
 * The state of the screen as it stands in the URL, readable at once, written to the address a little later
 * where changes come fast (a slider, a brush). Parameters it does not know stay as they are.
 */
export class UrlStore {
  readonly params: Topic<string>
  readonly query: Topic<UrlQuery>
  readonly #defaultExercise: boolean
  #written: string
  #lastWrite = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(search: string, defaultExercise: boolean) {
    this.#defaultExercise = defaultExercise
    this.#written = search
    const params = this.#withLane(new URLSearchParams(search))
    this.params = new Topic(params.toString())
    this.query = new Topic(parseQuery(params))
  }

  /** Takes over what the address says after a navigation; writes the lane into it where it is missing. */
  adopt(search: string): void {
    if (this.#timer !== null) return
    this.#written = search
    this.#take(this.#withLane(new URLSearchParams(search)))
    if (this.params.get() !== this.#written) this.#write()
  }

  setQuery(query: Query): void {
    const next = new URLSearchParams(this.params.get())
    for (const name of QUERY_PARAMETERS) next.delete(name)
    for (const [name, value] of formatQuery(query)) next.set(name, value)
    if (this.#defaultExercise) next.set('exercise', String(query.exercise))
    this.#change(next, 'replace')
  }

  set(name: string, value: string | null, mode: HistoryMode): void {
    const next = new URLSearchParams(this.params.get())
    if (value === null) next.delete(name)
    else next.set(name, value)
    this.#change(next, mode)
  }

  /** Writes what still waits, when the screen goes away. */
  readonly flush = (): void => {
    if (this.#timer !== null) this.#write()
  }

  #change(next: URLSearchParams, mode: HistoryMode): void {
    if (next.toString() === this.params.get()) return
    if (mode === 'push') this.flush()
    this.#take(next)
    const wait = this.#lastWrite + WRITE_EVERY_MS - Date.now()
    if (mode === 'push') this.#write('pushState')
    else if (wait <= 0) this.#write()
    else this.#timer ??= setTimeout(() => this.#write(), wait)
  }

  /** Keeps the query's identity where only other parameters changed, so that no pass is made for them. */
  #take(next: URLSearchParams): void {
    const read = parseQuery(next)
    const known = this.query.get()
    const same = JSON.stringify(read) === JSON.stringify(known)
    this.params.set(next.toString())
    if (!same) this.query.set(read)
  }

  #write(method: 'replaceState' | 'pushState' = 'replaceState'): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#lastWrite = Date.now()
    const search = this.params.get()
    if (search === this.#written) return
    this.#written = search
    window.history[method](null, '', `${window.location.pathname}${search ? `?${search}` : ''}${window.location.hash}`)
  }

  #withLane(params: URLSearchParams): URLSearchParams {
    if (this.#defaultExercise && !params.has('exercise')) params.set('exercise', 'true')
    return params
  }
}
