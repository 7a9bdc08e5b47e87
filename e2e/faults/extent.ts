/**
 * How far the fault suite goes. With `MERIDIAN_FAULTS=full` as far as the promise: 20,000 incidents and ten power
 * cuts, a cable pulled for a minute. Else the same tests with smaller numbers, so that they can run with every change.
 */
export const EXTENT =
  process.env.MERIDIAN_FAULTS === 'full'
    ? { incidents: 20_000, powerCuts: 10, cableMs: 60_000, timeoutMs: 900_000 }
    : { incidents: 6_000, powerCuts: 3, cableMs: 10_000, timeoutMs: 300_000 }
