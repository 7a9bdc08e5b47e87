/** Below this many things ranked a rank agreement says nothing. */
export const COHESION_MINIMUM = 5

/** Loads and scores that differ by less than a thousandth of a point share a rank: nobody could tell them apart. */
const RANKED_TO = 1000

/** How far two rankings agree, with the number of things ranked. */
export interface Cohesion {
  /** Kendall's tau-b, -1..1; null where it is not defined or there are too few. */
  tau: number | null
  n: number
  reason: 'too-few' | null
}

/** Rank agreement of two lists of loads, item by item. Where one list ties throughout there is no ranking: null, no reason. */
export function cohesion(east: readonly number[], west: readonly number[]): Cohesion {
  const n = east.length
  if (n < COHESION_MINIMUM) return { tau: null, n, reason: 'too-few' }
  return { tau: kendallTauB(rankable(east), rankable(west)), n, reason: null }
}

/** Loads or scores as they are ranked: to a thousandth of a point. */
export function rankable(loads: readonly number[]): number[] {
  return loads.map((load) => Math.round(load * RANKED_TO) / RANKED_TO)
}

/**
 * Kendall's tau-b of two lists of equal length, ties corrected, in O(n log n) (Knight 1966): sort by the one, count
 * the exchanges that sort the other. Null where one of them is tied throughout.
 */
export function kendallTauB(a: readonly number[], b: readonly number[]): number | null {
  const order = a.map((_, at) => at).sort((i, j) => at(a, i) - at(a, j) || at(b, i) - at(b, j))
  const bInOrder = order.map((i) => at(b, i))
  const pairs = pairsOf(a.length)
  const tiedA = tiedPairs(order.map((i) => at(a, i)))
  const tiedB = tiedPairs([...b].sort((x, y) => x - y))
  const tiedBoth = tiedRuns(order, (i, j) => at(a, i) === at(a, j) && at(b, i) === at(b, j))
  if (tiedA === pairs || tiedB === pairs) return null
  const discordant = exchanges(bInOrder)
  const concordant = pairs - tiedA - tiedB + tiedBoth - discordant
  return (concordant - discordant) / Math.sqrt((pairs - tiedA) * (pairs - tiedB))
}

function at(list: readonly number[], index: number): number {
  return list[index] as number
}

function pairsOf(n: number): number {
  return (n * (n - 1)) / 2
}

/** Pairs of equals in a sorted list. */
function tiedPairs(sorted: readonly number[]): number {
  return tiedRuns(sorted, (x, y) => x === y)
}

function tiedRuns(list: readonly number[], equal: (x: number, y: number) => boolean): number {
  let tied = 0
  for (let start = 0, end = 0; start < list.length; start = end) {
    while (end < list.length && equal(at(list, start), at(list, end))) end++
    tied += pairsOf(end - start)
  }
  return tied
}

/** Exchanges of neighbours that a merge sort needs: the pairs strictly out of order. */
function exchanges(list: readonly number[]): number {
  let from = [...list]
  let into = new Array<number>(list.length)
  let count = 0
  for (let width = 1; width < list.length; width *= 2) {
    for (let start = 0; start < list.length; start += 2 * width) count += merge(from, into, start, width)
    ;[from, into] = [into, from]
  }
  return count
}

function merge(from: readonly number[], into: number[], start: number, width: number): number {
  const middle = Math.min(start + width, from.length)
  const end = Math.min(start + 2 * width, from.length)
  let [left, right, count] = [start, middle, 0]
  for (let to = start; to < end; to++) {
    if (left < middle && (right >= end || at(from, left) <= at(from, right))) into[to] = at(from, left++)
    else {
      into[to] = at(from, right++)
      count += middle - left
    }
  }
  return count
}
