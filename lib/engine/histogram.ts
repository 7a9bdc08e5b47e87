import { KINDS } from '../core/taxonomy'
import { BY_TIME, MAX_BUCKETS } from './layout'
import type { Histogram } from './messages'
import type { Store } from './store'
import type { Buckets } from './tallies'

const HOUR = 3600
const DAY = 24 * HOUR
/** Widths of a bucket that a reader can name, seconds; the last one is doubled as often as it must. */
const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 28 * DAY]

/** Counts by kind over the whole span of the lane, of the rows that fail nothing but the time filter. */
export function readHistogram({ rows }: Store, { start, step, buckets }: Buckets): Histogram {
  const { u32 } = rows.memory
  const kinds = KINDS.map((_, kind) => {
    const counts = new Array<number>(buckets)
    for (let bucket = 0, at = (BY_TIME >> 2) + kind; bucket < buckets; bucket++, at += 8) counts[bucket] = u32[at] as number
    return counts
  })
  return { start: start * 1000, step: step * 1000, kinds }
}

/** The narrowest buckets that cover a span (milliseconds since 1970) with at most `MAX_BUCKETS`, starting at a multiple of their width. */
export function bucketsOf(span: [number, number] | null): Buckets {
  if (span === null) return { start: 0, step: HOUR, buckets: 0 }
  const [first, last] = span.map((ms) => Math.floor(ms / 1000)) as [number, number]
  const count = (step: number) => Math.floor(last / step) - Math.floor(first / step) + 1
  let step = STEPS.find((width) => count(width) <= MAX_BUCKETS) ?? (STEPS.at(-1) as number)
  while (count(step) > MAX_BUCKETS) step *= 2
  return { start: Math.floor(first / step) * step, step, buckets: count(step) }
}
