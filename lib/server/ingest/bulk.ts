import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import type { Draft } from '../../core/incident'
import type { Issue } from '../../core/issue'
import type { BulkLine, Problem } from '../../wire/protocol'
import type { Quarantine, Recorder } from '../context'
import type { Principal } from '../principal'

/** One line of an input of any format, numbered from 1: a draft, or why it is none. */
export type BulkItem = { line: number; draft: Draft } | { line: number; text: string; issues: Issue[] }

/** What a bulk input needs: where it goes, who sends it, and how a failure reads in the totals. */
export interface BulkJob {
  recorder: Recorder
  quarantine: Quarantine
  by: Principal
  /** Throws where the sender may no longer write. */
  askAgain(): Promise<void>
  problemOf(thrown: unknown): Problem
}

/** Drafts in one transaction, and transactions under way at a time. */
const BATCH = 1500
const LANES = 2
/** A batch that does not fill goes as it is after so long: a sender that trickles is seen live, too. */
const HELD_MS = 1000
/** Rejected lines kept back before they go to quarantine: how many, and how many characters of text and reasons. */
const QUARANTINE = { lines: 500, characters: 4_194_304 }
/** What quarantine keeps of one import. Lines after that stand in the report alone, which says so. */
const KEPT = { lines: 10_000, characters: 67_108_864 }
/** A progress line is due after so many lines or milliseconds. */
const PROGRESS = { lines: 10_000, ms: 1000 }
/** Of the report, how much waits for a reader that sends first and reads later, before the input has to wait too. */
const REPORT_BYTES = 16 * 1_048_576

/**
 * Takes an input in: good lines are recorded in batches, bad ones quarantined with their text. The report is NDJSON
 * (`BulkLine`): progress, each rejected line, the totals last. Memory is bounded: the input waits for the store, and
 * for a reader that does not read. An input that throws ends the report with `complete: false`; what came before stands.
 */
export function takeIn(items: AsyncIterable<BulkItem[]>, job: BulkJob): Readable {
  const report = new PassThrough({ highWaterMark: REPORT_BYTES })
  report.on('error', () => {})
  new Intake(report, job).run(items).finally(() => report.end())
  return report
}

class Intake {
  private readonly importId = randomUUID()
  private readonly totals = { lines: 0, recorded: 0, known: 0, rejected: 0 }
  private readonly kept = { lines: 0, characters: 0 }
  private drafts: Draft[] = []
  private held: NodeJS.Timeout | null = null
  private rejects: { importId: string; line: number; text: string; issues: Issue[] }[] = []
  private rejectedCharacters = 0
  private readonly lanes = new Set<Promise<void>>()
  private failure: { thrown: unknown } | null = null
  private told = { lines: 0, at: Date.now() }

  constructor(
    private readonly report: PassThrough,
    private readonly job: BulkJob,
  ) {}

  /** Never rejects: what fails stands in the totals. */
  async run(items: AsyncIterable<BulkItem[]>): Promise<void> {
    try {
      for await (const batch of items) {
        for (const item of batch) await this.take(item)
        await this.tellProgress()
        if (this.failure) break
      }
    } catch (thrown) {
      this.failure ??= { thrown }
    }
    await this.flush()
    const error = this.failure ? { error: this.job.problemOf(this.failure.thrown) } : {}
    const lost = this.totals.rejected - this.kept.lines
    const unkept = lost > 0 ? { unkept: lost } : {}
    await this.tell({ type: 'total', ...this.totals, ...unkept, complete: this.failure === null, ...error })
  }

  private async take(item: BulkItem): Promise<void> {
    this.totals.lines++
    if ('draft' in item) {
      this.drafts.push(item.draft)
      this.held ??= setTimeout(() => void this.dispatch(), HELD_MS)
      if (this.drafts.length >= BATCH) await this.dispatch()
      return
    }
    this.totals.rejected++
    await this.reject(item.line, item.text, item.issues)
  }

  private async reject(line: number, text: string, issues: Issue[]): Promise<void> {
    const weight = text.length + JSON.stringify(issues).length
    if (this.kept.lines >= KEPT.lines || this.kept.characters + weight > KEPT.characters)
      return this.tell({ type: 'rejected', line, issues, kept: false })
    this.kept.lines++
    this.kept.characters += weight
    this.rejects.push({ importId: this.importId, line, text, issues })
    this.rejectedCharacters += weight
    if (this.rejects.length >= QUARANTINE.lines || this.rejectedCharacters >= QUARANTINE.characters) await this.keepRejects()
    await this.tell({ type: 'rejected', line, issues })
  }

  /** Sends off the batch; waits while all lanes are taken. */
  private async dispatch(): Promise<void> {
    const drafts = this.drafts
    this.drafts = []
    if (this.held) clearTimeout(this.held)
    this.held = null
    if (drafts.length === 0) return
    const lane = this.record(drafts).finally(() => this.lanes.delete(lane))
    this.lanes.add(lane)
    if (this.lanes.size >= LANES) await Promise.race(this.lanes)
  }

  private async record(drafts: Draft[]): Promise<void> {
    try {
      await this.job.askAgain()
      for (const { outcome } of await this.job.recorder.recordMany(drafts, this.job.by)) this.totals[outcome]++
    } catch (thrown) {
      this.failure ??= { thrown }
    }
  }

  private async keepRejects(): Promise<void> {
    const rejects = this.rejects
    this.rejects = []
    this.rejectedCharacters = 0
    await this.job.askAgain()
    await this.job.quarantine.keep(rejects, this.job.by)
  }

  private async flush(): Promise<void> {
    try {
      if (this.drafts.length > 0) await this.dispatch()
      await Promise.all(this.lanes)
      if (this.rejects.length > 0) await this.keepRejects()
    } catch (thrown) {
      this.failure ??= { thrown }
    }
  }

  private async tellProgress(): Promise<void> {
    const now = Date.now()
    if (this.totals.lines - this.told.lines < PROGRESS.lines && now - this.told.at < PROGRESS.ms) return
    this.told = { lines: this.totals.lines, at: now }
    await this.tell({ type: 'progress', ...this.totals })
  }

  private async tell(line: BulkLine): Promise<void> {
    if (this.report.destroyed || this.report.write(`${JSON.stringify(line)}\n`)) return
    await Promise.race([once(this.report, 'drain'), once(this.report, 'close')])
  }
}
