import { type Issue, issue } from '@/lib/core/issue'
import type { Query } from '@/lib/core/query'
import { formatQuery, parseQuery, QUERY_PARAMETERS } from '@/lib/core/query-parameters'
import { DEFAULT_GROUPINGS, type Grouping } from '@/lib/core/region/grouping'
import { formatMoment, parseMoment } from '@/lib/core/time'
import { Topic } from './topic'

/** How a change enters the browser's history: in the place of the current entry, or as a new one to go back from. */
export type HistoryMode = 'replace' | 'push'

/** What the URL asks the engine for, with what could not be read. */
export interface UrlQuery {
  query: Query
  /** The moment of the scores, milliseconds since 1970; null for now. */
  at: number | null
  issues: Issue[]
}

/** The blocs there are at a moment (null: now); null where that is not known yet. */
type BlocsAt = (at: number | null) => readonly Grouping[] | null

/** The parameter that holds the moment. */
const MOMENT = 'at'

/** Browsers refuse more than about 200 changes of the address in ten seconds, and each makes the router look at the page. */
const WRITE_EVERY_MS = 300
/** Nobody copies the address of a picture that moves by itself; where it stops, it is written at once. */
const PLAY_EVERY_MS = 2000

/**
 * The state of the screen as it stands in the URL, readable at once, written to the address a little later
 * where changes come fast (a slider, a brush). Parameters it does not know stay as they are.
 */
export class UrlStore {
  readonly params: Topic<string>
  readonly query: Topic<UrlQuery>
  readonly #defaultExercise: boolean
  readonly #blocsAt: BlocsAt
  #written: string
  #lastWrite = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(search: string, defaultExercise: boolean, blocsAt: BlocsAt = () => DEFAULT_GROUPINGS) {
    this.#defaultExercise = defaultExercise
    this.#blocsAt = blocsAt
    this.#written = search
    const params = this.#withLane(new URLSearchParams(search))
    this.params = new Topic(params.toString())
    this.query = new Topic(this.#read(params))
  }

  /** Takes over what the address says after a navigation; writes the lane into it where it is missing. */
  adopt(search: string): void {
    if (this.#timer !== null) return
    this.#written = search
    this.#take(this.#withLane(new URLSearchParams(search)))
    if (this.params.get() !== this.#written) this.#write()
  }

  /** `playing`: the picture moves by itself, and the address follows at leisure; `flush` writes it where it stops. */
  setQuery(query: Query, at = this.query.get().at, playing = false): void {
    const next = new URLSearchParams(this.params.get())
    const blocs = next.get('bloc')
    for (const name of QUERY_PARAMETERS) next.delete(name)
    for (const [name, value] of formatQuery(query)) next.set(name, value)
    // A bloc that is not there at one moment stays asked for: a replay comes to where it is.
    if (query.bloc === this.query.get().query.bloc && blocs !== null) next.set('bloc', blocs)
    if (this.#defaultExercise) next.set('exercise', String(query.exercise))
    next.delete(MOMENT)
    if (at !== null) next.set(MOMENT, formatMoment(at))
    this.#change(next, 'replace', playing ? PLAY_EVERY_MS : WRITE_EVERY_MS)
  }

  /** Reads the address anew, where other blocs are there than when it was read. */
  readonly reread = (): void => this.#take(new URLSearchParams(this.params.get()))

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

  #change(next: URLSearchParams, mode: HistoryMode, everyMs = WRITE_EVERY_MS): void {
    if (next.toString() === this.params.get()) return
    if (mode === 'push') this.flush()
    this.#take(next)
    const wait = this.#lastWrite + everyMs - Date.now()
    if (mode === 'push') this.#write('pushState')
    else if (wait <= 0) this.#write()
    else this.#timer ??= setTimeout(() => this.#write(), wait)
  }

  /** Keeps the query's identity where only other parameters changed, so that no pass is made for them. */
  #take(next: URLSearchParams): void {
    const read = this.#read(next)
    const known = this.query.get()
    if (isSame(read.query, known.query)) read.query = known.query
    this.params.set(next.toString())
    if (!isSame(read, known)) this.query.set(read)
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

  #read(params: URLSearchParams): UrlQuery {
    const text = params.get(MOMENT)
    const at = text === null ? null : (parseMoment(text)?.ms ?? null)
    const { query, issues } = parseQuery(params, this.#blocsAt(at))
    if (text !== null && at === null) issues.push(issue(MOMENT, 'time_format', 'at is not a time; write 2026-11-20T08:30:00Z', text))
    return { query, at, issues }
  }

  #withLane(params: URLSearchParams): URLSearchParams {
    if (this.#defaultExercise && !params.has('exercise')) params.set('exercise', 'true')
    return params
  }
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
