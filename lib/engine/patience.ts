/** How long the client is patient, milliseconds: with a silent server, between two loads, between two looks, with an answer and with a snapshot that does not come. */
export interface PatienceMs {
  silentMs: number
  reloadEveryMs: number
  checkMs: number
  stallMs: number
  snapshotStallMs: number
}

export const PATIENCE: PatienceMs = { silentMs: 12_000, reloadEveryMs: 60_000, checkMs: 1000, stallMs: 10_000, snapshotStallMs: 120_000 }

/** Waits that can be cut short (`wake`) and given up (the signal). */
export class Patience {
  #wake: (() => void)[] = []

  /** Resolves after `ms`, when woken, or when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done)
      this.#wake.push(done)
    })
  }

  /** Ends every wait now. */
  wake(): void {
    const waiting = this.#wake
    this.#wake = []
    for (const done of waiting) done()
  }
}

/** Milliseconds before attempt `attempt` (from 0): doubling from half a second to 15 s, spread so that many readers do not come at once. */
export function backoffMs(attempt: number): number {
  return Math.min(15_000, 500 * 2 ** attempt) * (0.75 + Math.random() / 2)
}
