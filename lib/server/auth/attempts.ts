import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Fault } from '../fault'

/** Counts tries of something that must not be guessed, in memory. */
export interface Attempts {
  /** Counts a try before it is made, so that many at once count too. @throws Fault `too-many-requests` */
  count(who: string): Promise<void>
  /** Forgets the tries of someone who succeeded. */
  forgive(who: string): Promise<void>
}

export function createAttempts(points: number, minutes: number): Attempts {
  const limiter = new RateLimiterMemory({ points, duration: minutes * 60 })
  return {
    async count(who) {
      try {
        await limiter.consume(who)
      } catch (thrown) {
        if (!(thrown instanceof RateLimiterRes)) throw thrown
        const seconds = Math.max(1, Math.ceil(thrown.msBeforeNext / 1000))
        throw new Fault('too-many-requests', `too many attempts; try again in ${seconds} s`, {
          headers: { 'retry-after': String(seconds) },
        })
      }
    },
    async forgive(who) {
      await limiter.delete(who)
    },
  }
}
