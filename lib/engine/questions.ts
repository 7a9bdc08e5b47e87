import type { Version } from '../core/lens/in-force'
import type { Query } from '../core/query'
import type { Report } from '../core/report/report'
import { countMatches } from './count-matches'
import { compileFilter } from './filter'
import { LateReports } from './late-reports'
import type { FromWorker, Row, RowOrder, ToWorker } from './messages'
import { isMatch, type Outcome, type Pass } from './pass'
import { type Ranking, rankingOf } from './ranking'
import { readRow } from './read-row'
import { SlicedJob } from './sliced-job'
import type { Store } from './store'

/** What a screen asks beside its picture. */
type Question = Extract<ToWorker, { type: 'rows' | 'where' | 'members' | 'report' | 'makeup' | 'count' | 'ahead' }>

/** What is asked about: the set held, the rows that hold the words in force, and the versions of the lenses. */
interface Ground {
  store(): Store
  hits(): Uint8Array | null
  lenses(): readonly Version[]
}

/** Answers questions about the last picture. */
export class Questions {
  #outcome: Outcome | null = null
  #ranking: { name: string; ranking: Ranking } | null = null
  /** Those about rows whose names or texts are still to come. */
  #untold: Extract<Question, { type: 'members' }>[] = []
  readonly #works = new LateReports()
  /** The report that is being made, or waits for the first pass. Only the latest asked for is. */
  #report: { request: number; job: SlicedJob<Report<number>> | null } | null = null

  constructor(
    private readonly pass: Pass,
    private readonly ground: Ground,
    private readonly post: (message: FromWorker) => void,
  ) {}

  /** Takes the outcome of a pass: questions are about it from now on. */
  take(outcome: Outcome): void {
    this.#outcome = outcome
    this.#ranking = null
    this.#startReport()
  }

  /** Takes up again the questions that waited for names or texts. */
  goOn(): void {
    for (const question of this.#untold.splice(0)) this.answer(question)
  }

  /** Ends what is under way. */
  stop(): void {
    this.#report?.job?.stop()
    this.#report = null
  }

  answer(question: Question): void {
    switch (question.type) {
      case 'rows':
        this.#answerRows(question)
        break
      case 'where':
        this.post({ type: 'where', request: question.request, position: this.#positionOf(question.id, question.order) })
        break
      case 'members':
        this.#answerMembers(question)
        break
      case 'report':
        this.#startAgain(question.request)
        break
      case 'makeup':
        this.#answerMakeup(question)
        break
      case 'ahead':
        this.#works.get()
        break
      case 'count':
        this.post({ type: 'count', request: question.request, count: this.#countOf(question.query) })
        break
    }
  }

  #startAgain(request: number): void {
    this.stop()
    this.#report = { request, job: null }
    this.#startReport()
  }

  #answerRows(asked: Extract<ToWorker, { type: 'rows' }>): void {
    const { request, order, offset, limit, asOf } = asked
    const ranking = this.#rank(order, asOf)
    const total = ranking?.total ?? 0
    const { revision = 0, total: all = 0, recordedSpan = null } = this.#outcome?.picture ?? {}
    const rows = this.#shown(ranking?.slice(offset, limit) ?? [])
    const newer = Math.max(0, all - total)
    this.post({ type: 'rows', request, revision, total, newer, recordedTo: recordedSpan?.[1] ?? null, rows })
  }

  #answerMembers(asked: Extract<ToWorker, { type: 'members' }>): void {
    const { request, key } = asked
    const rows = this.#read(this.pass.membersOf(this.#outcome?.store.rowOfKey(key) ?? -1), asked)
    if (rows) this.post({ type: 'members', request, rows: rows.sort((a, b) => b.occurredAt - a.occurredAt) })
  }

  #startReport(): void {
    const [asked, outcome] = [this.#report, this.#outcome]
    if (!asked || asked.job || !outcome) return
    const works = this.#works.get(() => this.#startReport())
    if (!works) return
    const plan = works.planReport(outcome.store.scoring, this.ground.lenses(), outcome.picture.lenses.sides, outcome.picture.query)
    const { revision, query, at, lenses } = outcome.picture
    asked.job = new SlicedJob(works.reportWork(outcome, plan), ({ bridge, ...report }) => {
      this.#report = null
      // Rows are those of a set that may have been replaced meanwhile.
      if (outcome.store !== this.#outcome?.store) return this.#startAgain(asked.request)
      const { store } = outcome
      // The numbers need no texts: a title that is still to come is empty here, and there in the report after it.
      const lines = bridge.incidents.filter(({ key }) => store.isShown(key) && store.isNamed(key))
      const incidents = lines.map((line) => ({ ...line, key: readRow(store, line.key) }))
      this.post({
        type: 'report',
        request: asked.request,
        report: { ...report, bridge: { ...bridge, incidents }, revision, query, at, lenses },
      })
    })
  }

  #answerMakeup(asked: Extract<ToWorker, { type: 'makeup' }>): void {
    if (!this.#outcome) return
    const works = this.#works.get(() => this.#answerMakeup(asked))
    if (!works) return
    const { request, region } = asked
    const { revision } = this.#outcome.picture
    new SlicedJob(works.makeupWork(this.#outcome, region), (makeup) => this.post({ type: 'makeup', request, revision, makeup }))
  }

  /** Rows of the last pass, without those that were withdrawn since; null for each of which not all is known yet. */
  #shown(rows: Iterable<number>): (Row | null)[] {
    const store = this.#outcome?.store
    if (!store) return []
    return [...rows].filter((row) => store.isShown(row)).map((row) => (store.isTold(row) ? readRow(store, row) : null))
  }

  /** The same, all of them or none. Null where their names or texts are still to come: the question is taken up again then. */
  #read(rows: number[], asked: Extract<Question, { type: 'members' }>): Row[] | null {
    const shown = this.#shown(rows)
    const told = shown.filter((row) => row !== null)
    if (told.length === shown.length) return told
    this.#untold.push(asked)
    return null
  }

  /** Matches of another query than the one in force; its words are those in force, or none. */
  #countOf(query: Query): number {
    const store = this.ground.store()
    return countMatches(
      store,
      compileFilter(query, query.q === '' ? null : this.ground.hits(), store.rows.regions, store.scoring.groupings),
    )
  }

  #positionOf(id: string, order: RowOrder): number | null {
    const row = this.#outcome?.store.rowOf(id) ?? -1
    if (row < 0 || !this.#outcome || !isMatch(this.#outcome, row)) return null
    return this.#rank(order, null)?.position(row) ?? null
  }

  /** The matches of the last pass in an order; kept until the next pass. */
  #rank(order: RowOrder, asOf: number | null): Ranking | null {
    if (!this.#outcome) return null
    const name = `${order} ${asOf}`
    if (this.#ranking?.name !== name) this.#ranking = { name, ranking: rankingOf(this.#outcome, order, asOf) }
    return this.#ranking.ranking
  }
}
