import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Fault } from '../fault'
import type { Principal } from '../principal'

/** How often, per minute. A stream of a million lines is one write. */
export interface LimitSettings {
  /** Writes of one person, one key, and of the operator's token. */
  writes: Record<Principal['sort'], number>
}

export const DEFAULT_LIMITS: LimitSettings = { writes: { user: 600, key: 600_000, token: Number.POSITIVE_INFINITY } }

/** Rate limits of one process, kept in memory. */
export interface Limits {
  /** Counts a write; Fault `too-many-requests` above the limit. */
  countWrite(by: Principal): Promise<void>
}

/** Makes the limits. A limit of infinity costs nothing. */
export function createLimits(settings: LimitSettings): Limits {
  const limiters = new Map(
    Object.entries(settings.writes)
      .filter(([, points]) => Number.isFinite(points))
      .map(([sort, points]) => [sort, new RateLimiterMemory({ points, duration: 60 })]),
  )
  return {
    async countWrite(by) {
      const limiter = limiters.get(by.sort)
      if (limiter) await consume(limiter, by.id)
    },
  }
}

async function consume(limiter: RateLimiterMemory, who: string): Promise<void> {
  try {
    await limiter.consume(who)
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown
    const seconds = Math.max(1, Math.ceil(thrown.msBeforeNext / 1000))
    throw new Fault('too-many-requests', `too many requests; try again in ${seconds} s`, { headers: { 'retry-after': String(seconds) } })
  }
}
