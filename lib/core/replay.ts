import type { Query } from './query'

/** The clock that a replay runs on: what had happened by a moment, or what had entered the record by then. */
export const REPLAY_CLOCKS = ['occurred', 'recorded'] as const
export type ReplayClock = (typeof REPLAY_CLOCKS)[number]

/** How far a replay goes at a time. */
export const REPLAY_STEPS = ['10m', '1h', '6h', '1d', '7d'] as const
export type ReplayStep = (typeof REPLAY_STEPS)[number]
const HOUR_MS = 3_600_000
const STEP_MS: Record<ReplayStep, number> = {
  '10m': HOUR_MS / 6,
  '1h': HOUR_MS,
  '6h': 6 * HOUR_MS,
  '1d': 24 * HOUR_MS,
  '7d': 168 * HOUR_MS,
}

/** Steps a second. */
export const REPLAY_PACES = ['1', '2', '5', '10'] as const
export type ReplayPace = (typeof REPLAY_PACES)[number]

/** The part of a query that a replay moves. */
export type MomentWindow = Pick<Query, 'from' | 'to' | 'knownBefore'>

/** The clock that a query is replayed on. */
export function clockOf({ knownBefore }: Pick<Query, 'knownBefore'>): ReplayClock {
  return knownBefore === null ? 'occurred' : 'recorded'
}

/** How far back the window reaches from a moment, milliseconds; null: to the beginning. */
export function lengthOf({ from }: Pick<Query, 'from'>, at: number): number | null {
  return from === null || from >= at ? null : at - from
}

/**
 * What is shown at a moment (milliseconds since 1970) of a replay. By occurrence: what happened in the window that ends
 * there. By record: of what was known by then, what happened in it; also what lay ahead.
 */
export function momentWindow(at: number, clock: ReplayClock, length: number | null): MomentWindow {
  const from = length === null ? null : at - length
  return clock === 'occurred' ? { from, to: at, knownBefore: null } : { from, to: null, knownBefore: at }
}

/** The same window ending now, and open to what comes. */
export function presentWindow(query: Pick<Query, 'from'>, at: number, now: number): MomentWindow {
  const length = lengthOf(query, at)
  const minute = 60_000
  return { from: length === null ? null : Math.floor((now - length) / minute) * minute, to: null, knownBefore: null }
}

/** The next moment of a replay, back (-1) or on (1): a whole step of UTC, not beyond the ends of the span. */
export function stepMoment(at: number, step: ReplayStep, direction: -1 | 1, [start, end]: readonly [number, number]): number {
  const width = STEP_MS[step]
  const next = direction === 1 ? (Math.floor(at / width) + 1) * width : (Math.ceil(at / width) - 1) * width
  return Math.min(end, Math.max(start, next))
}

/** Whether a replay has come to its end: beyond the last whole step, as an end that is now moves on by itself. */
export function isAtEnd(at: number, step: ReplayStep, [, end]: readonly [number, number]): boolean {
  const width = STEP_MS[step]
  return at >= end || at > Math.floor(end / width) * width
}
