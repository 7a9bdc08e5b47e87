import type { LogEntry } from '../core/incident'
import { foldText, matchesWords, searchText, searchWords } from '../core/text'
import type { SearchAnswer } from '../wire/protocol'
import type { Store } from './store'

/**
 * Which rows hold the words of a search. The server's answer counts up to its seq; what the log brought after it is
 * judged by its own text, since the columns do not hold all of it.
 */
export class TextHits {
  readonly #words: string[]
  #bits: Uint8Array
  #answer: { seq: number; ids: ReadonlySet<string> } | null = null
  /** What was judged by its own text, to be kept where the answer turns out to be older. */
  #judged: { seq: number; id: string; hit: boolean }[] = []

  constructor(
    readonly q: string,
    readonly store: Store,
  ) {
    this.#words = searchWords(q)
    this.#bits = new Uint8Array(store.rows.capacity)
  }

  /** 1 for each row that holds the words. */
  get rows(): Uint8Array {
    this.#fit()
    return this.#bits
  }

  /** Whether the server has answered. */
  get exact(): boolean {
    return this.#answer !== null
  }

  /** Takes the server's answer. */
  answer({ seq, ids }: SearchAnswer): void {
    this.#answer = { seq, ids: new Set(ids) }
    this.#fit()
    this.#bits.fill(0)
    for (const id of ids) this.#mark(id, true)
    for (const { seq: at, id, hit } of this.#judged) if (at > seq) this.#mark(id, hit)
    this.#judged = []
  }

  /** Does without the server: looks through titles and place names. */
  guess(): void {
    this.#fit()
    const { titles, placeNames, size } = this.store
    for (let row = 0; row < size; row++)
      this.#bits[row] = matchesWords(foldText(`${titles.get(row) ?? ''} ${placeNames.get(row) ?? ''}`), this.#words) ? 1 : 0
  }

  /** Hears that the store took more rows of the snapshot that it is being filled from. */
  grew(): void {
    if (!this.#answer) this.guess()
    else for (const id of this.#answer.ids) this.#mark(id, true)
  }

  /** Hears of an entry that the store has applied. */
  note({ seq, id, incident }: LogEntry): void {
    if (!incident) return
    const known = this.#answer !== null && seq <= this.#answer.seq
    const hit = known ? (this.#answer?.ids.has(id) ?? false) : matchesWords(searchText(incident), this.#words)
    this.#mark(id, hit)
    if (this.#answer === null) this.#judged.push({ seq, id, hit })
  }

  #mark(id: string, hit: boolean): void {
    const row = this.store.rowOf(id)
    if (row < 0) return
    this.#fit()
    this.#bits[row] = hit ? 1 : 0
  }

  #fit(): void {
    const capacity = this.store.rows.capacity
    if (this.#bits.length >= capacity) return
    const wider = new Uint8Array(capacity)
    wider.set(this.#bits)
    this.#bits = wider
  }
}
