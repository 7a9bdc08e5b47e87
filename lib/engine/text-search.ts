import type { LogEntry } from '../core/incident'
import type { SearchAnswer } from '../wire/protocol'
import { type Address, getJson } from './api'
import type { Picture } from './messages'
import type { Store } from './store'
import { TextHits } from './text-hits'

/** Typing is waited out this long before the server is asked. */
const QUIET_MS = 150
const TIMEOUT_MS = 8000

/** What a pass takes from a search; null hits for a query without words. */
export interface Found {
  hits: Uint8Array | null
  search: Picture['search']
}

/** Keeps the rows that hold the words of the query in force. One question under way; the latest counts. */
export class TextSearch {
  #hits: TextHits | null = null
  #settled = true
  #abort = new AbortController()

  /** `onFound` is called when the words in force have an answer. */
  constructor(
    private readonly address: Address,
    private readonly onFound: () => void,
  ) {}

  /** Takes the words in force over a store; looks anew only where either is another. */
  look(q: string, store: Store): void {
    if (this.#hits?.q === q && this.#hits.store === store) return
    this.stop()
    this.#hits = q === '' ? null : new TextHits(q, store)
    this.#settled = this.#hits === null
    if (this.#hits) void this.#ask(this.#hits, this.#abort.signal)
  }

  /** What was found; null while the answer is on its way. */
  get found(): Found | null {
    if (!this.#hits) return { hits: null, search: 'none' }
    return this.#settled ? { hits: this.#hits.rows, search: this.#hits.exact ? 'exact' : 'titles' } : null
  }

  /** Hears that the store took more rows of a snapshot. */
  grew(): void {
    if (this.#settled) this.#hits?.grew()
  }

  /** Hears that the store took texts of a snapshot. */
  reads(): void {
    if (this.#hits && this.#settled && !this.#hits.exact) this.#hits.guess()
  }

  /** Hears of an entry that the store has applied. */
  note(entry: LogEntry): void {
    this.#hits?.note(entry)
  }

  /** Asks again where the server was out of reach; called when it is back. */
  again(): void {
    if (this.#hits && this.#settled && !this.#hits.exact) void this.#ask(this.#hits, this.#abort.signal)
  }

  stop(): void {
    this.#abort.abort()
    this.#abort = new AbortController()
  }

  async #ask(hits: TextHits, signal: AbortSignal): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
    if (signal.aborted) return
    const answer = await getJson<SearchAnswer>(this.address, `/api/v1/search?q=${encodeURIComponent(hits.q)}`, signal, TIMEOUT_MS)
    if (signal.aborted) return
    if (answer.ok) hits.answer(answer.value)
    else hits.guess()
    this.#settled = true
    this.onFound()
  }
}
