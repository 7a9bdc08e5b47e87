import { median } from '../figure'

/** Milliseconds of the middle round of several, after rounds that only warm up. `round` gets a new number each time. */
export async function measure(rounds: number, warmUp: number, round: (number: number) => unknown): Promise<number> {
  const times: number[] = []
  for (let number = 0; number < warmUp + rounds; number++) {
    const start = performance.now()
    await round(number)
    if (number >= warmUp) times.push(performance.now() - start)
  }
  return median(times)
}
