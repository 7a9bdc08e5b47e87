import type { LogEntry } from '../core/incident'
import type { LogSpan, Mark } from '../wire/protocol'

/** Entries held beyond a hole; more are let go and fetched from the log with the hole. */
const MAX_HELD = 4096

/** What a mark says of the set held at the cursor. `older`: it stands for less than is held. */
export type Verdict = 'equal' | 'differs' | 'behind' | 'older'

/**
 * The position in the log up to which everything has been applied. It moves only over an unbroken run of entries:
 * spans may come late, twice or not at all, and what `accept` returns is each entry once, in order.
 */
export class Cursor {
  #seq: number
  #head: number
  /** Moment of the latest change applied, milliseconds since 1970. */
  #at: number
  #held: LogSpan[] = []
  #heldEntries = 0

  /** Stands where a mark stands; before the first entry where there is none. */
  constructor({ seq, at }: Pick<Mark, 'seq' | 'at'> = { seq: 0, at: new Date(0).toISOString() }) {
    this.#seq = seq
    this.#at = Date.parse(at)
    this.#head = seq
  }

  /** The last seq applied. */
  get seq(): number {
    return this.#seq
  }

  /** Whether the log is known to hold more than was applied. */
  get behind(): boolean {
    return this.#head > this.#seq
  }

  /** Hears that the log holds entries up to `seq`. */
  expect(seq: number): void {
    this.#head = Math.max(this.#head, seq)
  }

  /** Takes a span from the push or from the log; returns the entries to apply now. */
  accept(span: LogSpan): LogEntry[] {
    this.expect(span.to)
    const entries = this.#advance(span)
    if (entries.length === 0) this.#hold(span)
    else this.#release(entries)
    return entries
  }

  /**
   * Compares a mark with the set held now. Another moment at the same position is another log: one that was replaced by
   * an older copy, and went on with other changes to the same versions.
   */
  judge(mark: Mark, held: { count: number; digest: string }): Verdict {
    this.expect(mark.seq)
    if (mark.seq > this.#seq) return 'behind'
    if (mark.seq < this.#seq) return 'older'
    if (mark.count === held.count && mark.digest === held.digest && Date.parse(mark.at) === this.#at) return 'equal'
    // What rises out of sight later in the log is withdrawn from its first entry on: only at the end the sets are the same.
    return this.behind ? 'behind' : 'differs'
  }

  #advance(span: LogSpan): LogEntry[] {
    if (span.from > this.#seq + 1 || span.to <= this.#seq) return []
    const entries = span.entries.slice(this.#seq + 1 - span.from)
    this.#seq = span.to
    for (const { at } of entries) this.#at = Math.max(this.#at, Date.parse(at))
    return entries
  }

  #hold(span: LogSpan): void {
    const size = span.entries.length
    if (size === 0 || span.to <= this.#seq || this.#heldEntries + size > MAX_HELD) return
    this.#held.push(span)
    this.#heldEntries += size
  }

  /** Applies held spans that follow on now, and lets go of those that are past. */
  #release(entries: LogEntry[]): void {
    if (this.#held.length === 0) return
    this.#held.sort((a, b) => a.from - b.from)
    for (const span of this.#held) entries.push(...this.#advance(span))
    this.#held = this.#held.filter((span) => span.to > this.#seq)
    this.#heldEntries = this.#held.reduce((sum, span) => sum + span.entries.length, 0)
  }
}
