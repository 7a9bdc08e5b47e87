import type { LogEntry } from '../core/incident'
import type { Sides, Version } from '../core/lens/in-force'
import { EMPTY_QUERY, type Query } from '../core/query'
import type { NameColumns } from '../wire/name-chunk'
import type { PictureColumns } from '../wire/picture-columns'
import type { LiveMark, Mark } from '../wire/protocol'
import type { TextColumns } from '../wire/text-chunk'
import { type Address, getJson } from './api'
import { Changes } from './changes'
import { LensBook } from './lens-book'
import { LiveClient } from './live-client'
import type { Draft, FromWorker, LinkState, ToWorker, Viewport } from './messages'
import { isMatch, Pass } from './pass'
import { PATIENCE } from './patience'
import { Questions } from './questions'
import type { Replica } from './replica'
import type { Scoring } from './scoring'
import { SlicedJob } from './sliced-job'
import { Store } from './store'
import { TextSearch } from './text-search'

/** Arrivals make at most four passes a second; what the reader asks for is answered at once. */
const ARRIVALS_EVERY_MS = 250
/** While the first set comes in, the processor is better spent on taking it in. */
const LOADING_EVERY_MS = 400
const SCORE_EVERY_MS = 60_000

/** All of the worker but the worker: takes messages, keeps the set, makes pictures. */
export class Engine implements Replica {
  readonly #lenses = new LensBook()
  readonly #pass = new Pass()
  readonly #changes = new Changes()
  readonly #questions: Questions
  readonly #client: LiveClient
  readonly #search: TextSearch
  /** The moment of the scores; null for now. */
  #at: number | null = null
  #store = new Store(this.#scoring())
  /** The set that was begun last, how many incidents it is to have, and the first row of each of its chunks; null where it turned out to be wrong. */
  #begun: { store: Store; incidents: number; firstRows: number[] } | null = null
  /** Whether the set held was ever whole. Until then what came of it is shown. */
  #whole = false
  /** Whether the set was ever at the head of the log: what came before was there when the screen opened, and is no arrival. */
  #caughtUp = false
  /** Whether the scores of the set stand for the lenses and the moment in force. */
  #scored = true
  #learning = false
  #stopped = new AbortController()
  #shown = false
  /** Whether the screen asked for something since the last picture. */
  #asked = false
  #query: Query = EMPTY_QUERY
  #viewport: Viewport | null = null
  #technologies = false
  #scorer: ReturnType<typeof setInterval> | null = null
  #due: { at: number; timer: ReturnType<typeof setTimeout> } | null = null
  #lastPass = 0

  constructor(
    private readonly address: Address,
    private readonly post: (message: FromWorker) => void,
  ) {
    this.#client = new LiveClient(address, this, (link) => this.#hearLink(link))
    this.#search = new TextSearch(address, () => this.#passIn(0))
    const ground = { store: () => this.#store, hits: () => this.#search.found?.hits ?? null, lenses: () => this.#lenses.history }
    this.#questions = new Questions(this.#pass, ground, post)
  }

  get count(): number {
    return this.#store.count
  }

  get digest(): string {
    return this.#store.digest
  }

  /** Takes a message of the screen. */
  hear(message: ToWorker): void {
    switch (message.type) {
      case 'start':
        this.#start()
        break
      case 'look':
        this.#look(message)
        break
      case 'lenses':
        this.#choose(message.sides, message.draft)
        break
      case 'technologies':
        this.#asked = true
        this.#technologies = message.wanted
        this.#passIn(0)
        break
      case 'retry':
        this.#client.retry()
        break
      case 'stop':
        this.#stop()
        break
      default:
        this.#questions.answer(message)
    }
  }

  /** Begins a set to come in the place of the one held, of so many incidents. */
  begin(incidents: number): void {
    this.#begun = { store: new Store(this.#scoring()), incidents, firstRows: [] }
    this.#begun.store.reserve(incidents)
    // The store may be another one, whose history of lenses has as many versions.
    if (this.#whole) void this.#learn(0)
  }

  /** Takes a chunk's picture into the set begun. The first set is shown as it comes; later ones once they are whole. */
  place(chunk: number, picture: PictureColumns): void {
    if (!this.#begun) return
    const { store, incidents, firstRows } = this.#begun
    firstRows[chunk] = store.place(picture)
    if (this.#whole) return
    this.#show(store)
    // Every incident counts now: the names need not be waited for.
    if (store.size === incidents) this.#passIn(0)
  }

  /** Takes the names of a chunk that was placed. */
  name(chunk: number, names: NameColumns): void {
    if (!this.#begun) return
    const { store, firstRows } = this.#begun
    store.name(firstRows[chunk] as number, names)
    if (!this.#whole) this.#show(store)
    this.#questions.goOn()
  }

  /** Takes the texts of a chunk that was placed. */
  tell(chunk: number, texts: TextColumns): void {
    if (!this.#begun) return
    const { store, firstRows } = this.#begun
    store.tell(firstRows[chunk] as number, texts)
    if (store === this.#store) {
      this.#search.reads()
      // Lists ask again with the next picture.
      this.#passIn(Math.max(0, this.#lastPass + LOADING_EVERY_MS - Date.now()))
    }
    this.#questions.goOn()
  }

  /** Puts the set begun in the place of the one held, if it is what a mark says; returns whether it is. */
  finish({ count, digest }: Mark): boolean {
    if (!this.#begun) return false
    const { store } = this.#begun
    const isAll = () => store.count === count && store.digest === digest
    // An incident that came in two chunks counts once when both are in the index.
    if (!isAll()) for (const _ of store.fileRows());
    if (!isAll()) {
      this.#begun = null
      return false
    }
    this.#whole = true
    this.#show(store)
    // Nobody need wait for the index before the picture; the first change would.
    new SlicedJob(store.fileRows(), () => undefined)
    return true
  }

  /** Takes entries of the log. */
  apply(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      this.#changes.note(entry, this.#store.apply(entry))
      this.#search.note(entry)
    }
    this.#passIn(Math.max(0, this.#lastPass + ARRIVALS_EVERY_MS - Date.now()))
  }

  #start(): void {
    this.#stop()
    this.#stopped = new AbortController()
    this.#scorer = setInterval(() => this.#goOn(), SCORE_EVERY_MS)
    this.#client.start()
    void this.#learn(0)
  }

  #stop(): void {
    this.#client.stop()
    this.#questions.stop()
    this.#stopped.abort()
    this.#search.stop()
    if (this.#scorer) clearInterval(this.#scorer)
    if (this.#due) clearTimeout(this.#due.timer)
    this.#due = null
  }

  #look({ query, viewport, at }: Extract<ToWorker, { type: 'look' }>): void {
    this.#asked = true
    this.#query = query
    this.#viewport = viewport
    if (at !== this.#at) {
      this.#at = at
      this.#scored = false
    }
    if (this.#shown) this.#search.look(query.q, this.#store)
    this.#passIn(0)
  }

  #show(store: Store): void {
    const isOther = store !== this.#store
    this.#store = store
    this.#shown = true
    if (isOther) this.#scored = false
    if (isOther) this.#search.look(this.#query.q, store)
    else this.#search.grew()
    this.#passIn(this.#whole ? 0 : Math.max(0, this.#lastPass + LOADING_EVERY_MS - Date.now()))
  }

  /** Hears a mark of the server: it says how many versions of lenses there are. */
  heard({ lenses }: LiveMark): void {
    void this.#learn(lenses)
  }

  #hearLink(link: LinkState): void {
    this.post({ type: 'link', link })
    if (link.phase !== 'complete') return
    this.#caughtUp = true
    this.#search.again()
  }

  #scoring(): Scoring {
    return this.#lenses.scoringAt(this.#at ?? Date.now())
  }

  /** Scores decay as time goes by; those of a fixed moment stay as they are. */
  #goOn(): void {
    if (this.#at === null) this.#scoreAnew()
  }

  /** The next pass scores anew: of many moves of a slider in one pass only the last costs anything. */
  #scoreAnew(): void {
    this.#scored = false
    this.#passIn(0)
  }

  #choose(sides: Sides, draft: Draft | null): void {
    this.#asked = true
    this.#lenses.choose(sides, draft)
    this.#scoreAnew()
  }

  /** Fetches the lenses where the server has others than those held; the next mark tries again what failed. */
  async #learn(revision: number): Promise<void> {
    if (this.#learning || revision === this.#lenses.revision) return
    this.#learning = true
    const { signal } = this.#stopped
    const answer = await getJson<{ revision: number; history: Version[] }>(this.address, '/api/v1/lenses', signal, PATIENCE.stallMs)
    this.#learning = false
    if (!answer.ok || signal.aborted) return
    this.#lenses.learn(answer.value.revision, answer.value.history)
    this.post({ type: 'lenses', lenses: answer.value })
    this.#scoreAnew()
  }

  /** Makes a pass in so many milliseconds, or sooner where one is due before. */
  #passIn(ms: number): void {
    const at = Date.now() + ms
    if (this.#due && this.#due.at <= at) return
    if (this.#due) clearTimeout(this.#due.timer)
    this.#due = { at, timer: setTimeout(() => this.#makePass(), ms) }
  }

  /** The picture of the latest look. While its words are being looked for, the last picture stands. */
  #makePass(): void {
    this.#due = null
    const found = this.#search.found
    if (!this.#shown || !found) return
    this.#lastPass = Date.now()
    this.#store.reclaim()
    if (!this.#scored) this.#store.score(this.#scoring())
    this.#scored = true
    const outcome = this.#pass.run(this.#store, {
      ...{ query: this.#query, viewport: this.#viewport, technologies: this.#technologies },
      ...found,
    })
    const { picture } = outcome
    const regions = this.#whole ? picture.regions : { ...picture.regions, held: null }
    this.post({ type: 'picture', picture: { ...picture, regions }, isAnswer: this.#asked })
    this.#asked = false
    this.#questions.take(outcome)
    const changed = this.#changes.take((row) => this.#caughtUp && isMatch(outcome, row))
    if (changed) this.post(changed)
  }
}
