import { KINDS } from '../core/taxonomy'
import type { Columns } from './columns'
import { FAILS } from './filter'
import type { Histogram } from './messages'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Widths of a bucket that a reader can name; the last one is doubled as often as it must. */
const STEPS = [HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, DAY_MS, 2 * DAY_MS, 7 * DAY_MS, 28 * DAY_MS]
const MAX_BUCKETS = 240

/** Counts by kind over the whole span of the lane: the matches, and of the near misses those that the time filter alone keeps out. */
export function countHistogram(
  columns: Columns,
  matches: Uint32Array,
  misses: Uint32Array,
  fails: Uint8Array,
  span: [number, number] | null,
): Histogram {
  const { start, step, buckets } = bucketsOf(span)
  const counts = new Uint32Array(KINDS.length * buckets)
  const outside = misses.filter((row) => fails[row] === FAILS.time)
  const { kind, occurredAt } = columns
  for (const rows of [matches, outside])
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number
      const at = (kind[row] as number) * buckets + Math.floor(((occurredAt[row] as number) - start) / step)
      counts[at] = (counts[at] as number) + 1
    }
  return { start, step, kinds: KINDS.map((_, kind) => Array.from(counts.subarray(kind * buckets, (kind + 1) * buckets))) }
}

/** The narrowest buckets that cover a span with at most `MAX_BUCKETS`, starting at a multiple of their width. */
function bucketsOf(span: [number, number] | null): { start: number; step: number; buckets: number } {
  if (span === null) return { start: 0, step: HOUR_MS, buckets: 0 }
  const [first, last] = span
  const count = (step: number) => Math.floor(last / step) - Math.floor(first / step) + 1
  let step = STEPS.find((width) => count(width) <= MAX_BUCKETS) ?? (STEPS.at(-1) as number)
  while (count(step) > MAX_BUCKETS) step *= 2
  return { start: Math.floor(first / step) * step, step, buckets: count(step) }
}
