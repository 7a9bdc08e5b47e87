import { kendallTauB } from './cohesion'

/** How often the things ranked are drawn anew. */
export const RESAMPLES = 500
/** What lies between the two ends of the interval, in percent. */
export const INTERVAL_PERCENT = 95

/** Up to so many things, every pair is kept ready: a draw is then one pass over the pairs. */
const FEW = 300
/** Draws between two rests. */
const BETWEEN_RESTS = 20
const SEED = 0x6d657269

/** The ends of an interval of tau-b, -1..1. */
export interface Interval {
  low: number
  high: number
}

/**
 * The percentile bootstrap interval of tau-b of two lists (decision 14): the things ranked are drawn anew with replacement, as many as
 * there are, `RESAMPLES` times, and the middle 95 % of the tau-b are told. A thing drawn twice makes a pair that is tied in
 * both rankings, which tau-b leaves out. The draws come from a fixed seed and do not depend on the order of the lists: the same things have the same interval everywhere.
 * Null where fewer than half of the draws have a tau-b. Rests (yields) between draws, so that a caller may do other things.
 */
export function* intervalOf(first: readonly number[], second: readonly number[]): Generator<void, Interval | null> {
  const order = first.map((_, at) => at).sort((i, j) => at(first, i) - at(first, j) || at(second, i) - at(second, j))
  const [a, b] = [order.map((i) => at(first, i)), order.map((i) => at(second, i))]
  const n = a.length
  const draw = dice(SEED)
  const tauOf = n <= FEW ? byPairs(a, b) : bySorting(a, b)
  const times = new Uint16Array(n)
  const taus: number[] = []
  for (let sample = 0; sample < RESAMPLES; sample++) {
    if (sample % BETWEEN_RESTS === 0) yield
    times.fill(0)
    for (let i = 0; i < n; i++) {
      const drawn = Math.floor(draw() * n)
      times[drawn] = (times[drawn] as number) + 1
    }
    const tau = tauOf(times)
    if (tau !== null) taus.push(tau)
  }
  if (taus.length < RESAMPLES / 2) return null
  taus.sort((x, y) => x - y)
  const tail = (100 - INTERVAL_PERCENT) / 200
  return { low: quantile(taus, tail), high: quantile(taus, 1 - tail) }
}

function at(list: readonly number[], index: number): number {
  return list[index] as number
}

/** Linear between the two nearest of a sorted list. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const low = at(sorted, below)
  return low + (place - below) * (at(sorted, Math.min(below + 1, sorted.length - 1)) - low)
}

type TauOf = (times: Uint16Array) => number | null

/** Tau-b of a draw from the signs of all pairs. */
function byPairs(a: readonly number[], b: readonly number[]): TauOf {
  const n = a.length
  const signs = new Int8Array(n * n * 2)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      signs[2 * (i * n + j)] = Math.sign((a[i] as number) - (a[j] as number))
      signs[2 * (i * n + j) + 1] = Math.sign((b[i] as number) - (b[j] as number))
    }
  return (times) => {
    let [sum, untiedA, untiedB] = [0, 0, 0]
    for (let i = 0; i < n; i++) {
      const timesI = times[i] as number
      if (timesI === 0) continue
      for (let j = 0, at = 2 * i * n; j < i; j++, at += 2) {
        const weight = timesI * (times[j] as number)
        const signA = signs[at] as number
        const signB = signs[at + 1] as number
        sum += weight * signA * signB
        untiedA += weight * signA * signA
        untiedB += weight * signB * signB
      }
    }
    return untiedA === 0 || untiedB === 0 ? null : sum / Math.sqrt(untiedA * untiedB)
  }
}

function bySorting(a: readonly number[], b: readonly number[]): TauOf {
  return (times) => {
    const [drawnA, drawnB]: [number[], number[]] = [[], []]
    for (let i = 0; i < times.length; i++)
      for (let time = 0; time < (times[i] as number); time++) {
        drawnA.push(a[i] as number)
        drawnB.push(b[i] as number)
      }
    return kendallTauB(drawnA, drawnB)
  }
}

/** Numbers 0..1 from a seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
