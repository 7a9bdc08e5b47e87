import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Fault } from '../fault'

/** What was shown in vain by each caller, at every door: for machines, for pages, for sockets. */
export interface Refusals {
  /** @throws Fault `too-many-requests` for one who was refused so often that nothing of theirs is looked at for now */
  check(peer: string): Promise<void>
  count(peer: string): Promise<void>
}

/** Refused credentials from one address in a minute. */
const MOST = 120

/** Counts in the memory of one process. */
export function createRefusals(): Refusals {
  const limiter = new RateLimiterMemory({ points: MOST, duration: 60 })
  return {
    async check(peer) {
      const counted = await limiter.get(peer)
      if (!counted || counted.consumedPoints < MOST) return
      const seconds = Math.max(1, Math.ceil(counted.msBeforeNext / 1000))
      throw new Fault('too-many-requests', `too many refusals; try again in ${seconds} s`, { headers: { 'retry-after': String(seconds) } })
    },
    async count(peer) {
      await limiter.penalty(peer)
    },
  }
}
