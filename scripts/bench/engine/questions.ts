import { EMPTY_QUERY, type Query } from '@/lib/core/query'
import type { Viewport } from '@/lib/engine/messages'
import { SAMPLE_SPAN } from './sample-columns'

/** Europe on a screen of about 1300 × 900 pixels. */
export const VIEWPORT: Viewport = { west: -16, south: 33, east: 48, north: 66, zoom: 4 }

const DAY = 24 * 3_600_000

/** Two changes of each sort that a reader makes in turn, so that no answer is the one before. */
export const FILTERS = {
  /** Nearly everything. */
  wide: [{ ...EMPTY_QUERY }, { ...EMPTY_QUERY, kind: ['misinformation', 'election-interference', 'cyber', 'sabotage', 'terrorism'] }],
  /** About a quarter: values of one field, as a reader tries them one after the other. */
  typical: [
    { ...EMPTY_QUERY, kind: ['cyber', 'election-interference'], severity: ['moderate', 'severe', 'extreme'] },
    { ...EMPTY_QUERY, kind: ['cyber', 'sabotage'], severity: ['moderate', 'severe', 'extreme'] },
  ],
  /** As much, of several fields at once: what has no sums ready. */
  several: [
    { ...EMPTY_QUERY, kind: ['cyber', 'election-interference'], severity: ['moderate', 'severe', 'extreme'] },
    { ...EMPTY_QUERY, kind: ['misinformation'], severity: ['minor', 'moderate'] },
  ],
  /** Less than a hundredth. */
  narrow: [
    { ...EMPTY_QUERY, kind: ['sabotage'], severity: ['severe', 'extreme'], country: ['EE', 'LV', 'LT'] },
    { ...EMPTY_QUERY, kind: ['terrorism'], severity: ['severe', 'extreme'], country: ['PL', 'DE'] },
  ],
} as const satisfies Record<string, readonly [Query, Query]>

/** Positions of the time slider: windows of 3 to 45 days, of odd starts. */
export function sliderQuery(position: number): Query {
  const start = SAMPLE_SPAN[0] + ((position * 7_919) % 1_000) * 0.0005 * (SAMPLE_SPAN[1] - SAMPLE_SPAN[0])
  return { ...EMPTY_QUERY, from: Math.floor(start), to: Math.floor(start + (3 + (position % 7) * 7) * DAY) }
}
