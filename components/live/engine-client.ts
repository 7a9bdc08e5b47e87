import { DEFAULT_SIDES, inForceAt, SHIPPED_VERSIONS, type Sides, withDraft } from '@/lib/core/lens/in-force'
import { isSame } from '@/lib/core/lens/sides'
import type { Query } from '@/lib/core/query'
import type { Grouping } from '@/lib/core/region/grouping'
import type { RegionMakeup } from '@/lib/core/report/region-makeup'
import type {
  Draft,
  EngineReport,
  FromWorker,
  LensHistory,
  LinkState,
  Picture,
  Row,
  RowOrder,
  ToWorker,
  Viewport,
} from '@/lib/engine/messages'
import { FIRST_LINK } from '@/lib/engine/messages'
import { openPicture } from '@/lib/engine/open-picture'
import { Topic } from './topic'

/** The part of a list that is on screen. */
export interface RowRange {
  offset: number
  limit: number
}
/** One answer to a question for rows; `newer` counts the matches that `asOf` holds back, `recordedTo` is the latest entry into the record that is held. */
export interface RowsAnswer {
  offset: number
  total: number
  newer: number
  recordedTo: number | null
  /** Null for a row of which not all is known yet. */
  rows: (Row | null)[]
  revision: number
}
/** What the log changed; `cut` says that the lists are not all of it. */
export type Change = Pick<Extract<FromWorker, { type: 'changed' }>, 'ids' | 'arrived' | 'arrivals' | 'cut'>

/** A draft that is tried, and which saved one of the person's own it was taken from; with that it can be saved again. */
export type TriedDraft = Draft & { saved?: { id: string; revision: number; reason: string } }

type Answer = Extract<FromWorker, { request: number }>

/** The screen's end of the worker: what it said last, and questions with their answers. */
export class EngineClient {
  readonly link = new Topic<LinkState>(FIRST_LINK)
  readonly picture = new Topic<Picture | null>(null)
  /** Whether the picture answers what this screen asked; else it tells of arrivals, or of time that went by. */
  isAnswer = true
  readonly lenses = new Topic<LensHistory>({ revision: -1, history: SHIPPED_VERSIONS })
  /** What is tried on this screen alone; null for nothing. */
  readonly draft = new Topic<TriedDraft | null>(null)
  readonly #changes = new Set<(change: Change) => void>()
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #worker: Worker | null = null
  #request = 0
  #query: Query | null = null
  #at: number | null = null
  #viewport: Viewport | null = null
  /** How many parts of the screen want technologies counted by region. */
  #technologies = 0
  #sides: Sides = DEFAULT_SIDES
  #frame: number | null = null

  /**
   * The blocs there are at a moment (null: now), those of a draft that is tried among them. Null until the server has told
   * its history.
   */
  readonly blocsAt = (at: number | null): readonly Grouping[] | null => {
    const { revision, history } = this.lenses.get()
    if (revision < 0) return null
    const draft = this.draft.get()
    const state = inForceAt(history, at ?? Number.POSITIVE_INFINITY)
    return (draft ? withDraft(state, draft) : state).blocs.body
  }

  /** Starts the worker; returns the way to stop it. May be called again after. */
  start(): () => void {
    const worker = new Worker(new URL('../../lib/engine/worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data)
    worker.onerror = () => this.link.set({ ...this.link.get(), phase: 'failed', problem: 'engine' })
    this.#worker = worker
    this.#tell({ type: 'start' })
    this.#choose()
    this.#look()
    if (this.#technologies > 0) this.#tell({ type: 'technologies', wanted: true })
    return () => {
      worker.postMessage({ type: 'stop' } satisfies ToWorker)
      worker.terminate()
      this.#worker = null
      this.#waiting.clear()
    }
  }

  /** What the screen shows from now on, scored at a moment (null: now); the next picture answers it. */
  look(query: Query, at: number | null): void {
    this.#query = query
    this.#at = at
    this.#look()
  }

  /** Compares other sides. */
  readonly compare = (sides: Sides): void => {
    if (isSame(sides, this.#sides)) return
    this.#sides = sides
    this.#choose()
  }

  /** Scores with a draft, as fast as a slider moves: one message a frame, the latest wins. */
  readonly tryDraft = (draft: TriedDraft | null): void => {
    this.draft.set(draft)
    this.#frame ??= requestAnimationFrame(() => this.#choose())
  }

  /** The part of the world on screen; null while there is no map. */
  readonly setViewport = (viewport: Viewport | null): void => {
    this.#viewport = viewport
    this.#look()
  }

  /** Pictures count technologies by region until every part of the screen that wants it has gone; returns the way to go. */
  readonly wantTechnologies = (): (() => void) => {
    if (++this.#technologies === 1) this.#tell({ type: 'technologies', wanted: true })
    return () => {
      if (--this.#technologies === 0) this.#tell({ type: 'technologies', wanted: false })
    }
  }

  /** Rows of the last picture in an order; with `asOf` only those recorded until then. */
  readonly rows = async (order: RowOrder, { offset, limit }: RowRange, asOf: number | null = null): Promise<RowsAnswer> => {
    const {
      type: _,
      request: __,
      ...answer
    } = await this.#ask('rows', (request) => ({ type: 'rows', request, order, offset, limit, asOf }))
    return { offset, ...answer }
  }

  /** The incidents of a symbol of the last picture, newest first. */
  readonly members = async (key: string): Promise<Row[]> =>
    (await this.#ask('members', (request) => ({ type: 'members', request, key }))).rows

  /** Position of an incident among the matches in an order; null where it does not match. */
  readonly where = async (id: string, order: RowOrder): Promise<number | null> =>
    (await this.#ask('where', (request) => ({ type: 'where', request, id, order }))).position

  /** All that is derived from the two views of the matches. Where another is asked for meanwhile, this one is never answered. */
  readonly report = async (): Promise<EngineReport> => (await this.#ask('report', (request) => ({ type: 'report', request }))).report

  /** What the matches of a region make up under both sides; asked after the first picture. */
  readonly makeup = async (region: string): Promise<RegionMakeup> =>
    (await this.#ask('makeup', (request) => ({ type: 'makeup', request, region }))).makeup
  /** How many match another query, with the words in force. */
  readonly count = async (query: Query): Promise<number> =>
    (await this.#ask('count', (request) => ({ type: 'count', request, query }))).count

  /** Has what the first picture did without fetched before it is asked for. */
  readonly fetchAhead = (): void => this.#tell({ type: 'ahead' })

  /** Tries at once what is waiting for its next attempt. */
  readonly retry = (): void => this.#tell({ type: 'retry' })

  /** Calls back with every change of the log; returns the way to stop. */
  readonly onChange = (listener: (change: Change) => void): (() => void) => {
    this.#changes.add(listener)
    return () => this.#changes.delete(listener)
  }

  #look(): void {
    if (this.#query) this.#tell({ type: 'look', query: this.#query, viewport: this.#viewport, at: this.#at })
  }

  #choose(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#frame = null
    const draft = this.draft.get()
    this.#tell({ type: 'lenses', sides: this.#sides, draft: draft && { subject: draft.subject, body: draft.body } })
  }

  #tell(message: ToWorker): void {
    this.#worker?.postMessage(message)
  }

  /** A question that a stopped worker takes with it is never answered; whoever asked is gone by then. */
  #ask<T extends Answer['type']>(type: T, message: (request: number) => ToWorker): Promise<Extract<Answer, { type: T }>> {
    const request = ++this.#request
    return new Promise((resolve) => {
      this.#waiting.set(request, (answer) => {
        if (answer.type === type) resolve(answer as Extract<Answer, { type: T }>)
      })
      this.#tell(message(request))
    })
  }

  #hear(message: FromWorker): void {
    if (message.type === 'link') this.link.set(message.link)
    else if (message.type === 'lenses') this.lenses.set(message.lenses)
    else if (message.type === 'picture') this.#show(message)
    else if (message.type === 'changed') for (const listener of [...this.#changes]) listener(message)
    else this.#answer(message)
  }

  #show({ picture, isAnswer }: Extract<FromWorker, { type: 'picture' }>): void {
    this.isAnswer = isAnswer
    this.picture.set(openPicture(picture))
  }

  #answer(answer: Answer): void {
    this.#waiting.get(answer.request)?.(answer)
    this.#waiting.delete(answer.request)
  }
}
