import { median } from '../figure'

/** Rounds to warm up and to measure, where one takes no longer than a hundredth of the patience; fewer where it does. */
const WARM_UP = 12
const ROUNDS = 25
const LEAST = 3
const PATIENCE_MS = 2_000

/** Milliseconds of the middle round of several, after rounds that only warm up. `round` gets a new number each time. */
export async function measure(round: (number: number) => unknown): Promise<number> {
  let number = 0
  const repeat = async (most: number, least: number) => {
    const times: number[] = []
    const end = performance.now() + PATIENCE_MS
    while (times.length < least || (times.length < most && performance.now() < end)) {
      const start = performance.now()
      await round(number++)
      times.push(performance.now() - start)
    }
    return times
  }
  await repeat(WARM_UP, 2)
  return median(await repeat(ROUNDS, LEAST))
}
