import { kendallTauB, rankable } from '../cohesion'
import type { AgreementClass } from '../lens/lens'
import type { Scored } from './foremost'

/** Something that both sides rank, with its class. */
export interface Ranked<K> extends Scored<K> {
  agreement: AgreementClass
}

/** What a council is asked: both see it high, or only one does. */
export const BRIDGE_GROUPS = ['act', 'consult'] as const
export type BridgeGroup = (typeof BRIDGE_GROUPS)[number]

/** One line of the bridge. */
export interface BridgeItem<K> extends Ranked<K> {
  group: BridgeGroup
  /** Ranks from 1, the highest first; equals share their mean rank. */
  rankEast: number
  rankWest: number
  /** By how much tau-b rises if both sides gave it the mean of its two ranks, all else as it is; null where there is no tau-b. */
  gain: number | null
}

/**
 * The bridge of a ranking: what is high for both (`act`) or for one side only (`consult`), ordered by what would most raise
 * cohesion; of equals the heavier first. The gains are exact.
 */
export function bridgeOf<K>(items: readonly Ranked<K>[]): BridgeItem<K>[] {
  const [east, west] = [ranksOf(items.map((one) => one.east)), ranksOf(items.map((one) => one.west))]
  const gains = gainsOf(east, west)
  return items
    .flatMap((item, at): BridgeItem<K>[] => {
      const group = groupOf(item.agreement)
      return group === null
        ? []
        : [{ ...item, group, rankEast: east[at] as number, rankWest: west[at] as number, gain: gains?.[at] ?? null }]
    })
    .sort((a, b) => (b.gain ?? 0) - (a.gain ?? 0) || b.east + b.west - (a.east + a.west))
}

/** Ranks from 1, the highest value first; equals, to a thousandth of a point, share their mean rank. */
export function ranksOf(values: readonly number[]): number[] {
  const sorted = rankable(values)
    .map((value, at) => ({ value, at }))
    .sort((a, b) => b.value - a.value)
  const ranks = new Array<number>(values.length)
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && sorted[end]?.value === sorted[start]?.value) end++
    for (const { at } of sorted.slice(start, end)) ranks[at] = (start + 1 + end) / 2
  }
  return ranks
}

/** For each thing, by how much tau-b rises if both sides gave it the mean of its two ranks. In O(n²) over all; null where there is no tau-b. */
export function gainsOf(east: readonly number[], west: readonly number[]): number[] | null {
  const now = kendallTauB(east, west)
  if (now === null) return null
  const own = east.map((rankEast, i) => countPairs(east, west, i, rankEast, west[i] as number))
  const half = (of: (pairs: Pairs) => number) => own.reduce((sum, pairs) => sum + of(pairs), 0) / 2
  const all: Pairs = { sum: half(({ sum }) => sum), untiedEast: half((one) => one.untiedEast), untiedWest: half((one) => one.untiedWest) }
  return own.map((before, i) => {
    const mean = ((east[i] as number) + (west[i] as number)) / 2
    const after = countPairs(east, west, i, mean, mean)
    const sum = all.sum - before.sum + after.sum
    const untiedEast = all.untiedEast - before.untiedEast + after.untiedEast
    const untiedWest = all.untiedWest - before.untiedWest + after.untiedWest
    return untiedEast === 0 || untiedWest === 0 ? 0 : sum / Math.sqrt(untiedEast * untiedWest) - now
  })
}

interface Pairs {
  /** Pairs in the same order for both, less those in opposite order. */
  sum: number
  untiedEast: number
  untiedWest: number
}

/** The pairs of one thing, as if it stood at these ranks, with all others. */
function countPairs(east: readonly number[], west: readonly number[], one: number, rankEast: number, rankWest: number): Pairs {
  let [sum, untiedEast, untiedWest] = [0, 0, 0]
  for (let j = 0; j < east.length; j++) {
    if (j === one) continue
    const inEast = Math.sign(rankEast - (east[j] as number))
    const inWest = Math.sign(rankWest - (west[j] as number))
    sum += inEast * inWest
    untiedEast += inEast * inEast
    untiedWest += inWest * inWest
  }
  return { sum, untiedEast, untiedWest }
}

function groupOf(agreement: AgreementClass): BridgeGroup | null {
  if (agreement === 'both-low') return null
  return agreement === 'both-high' ? 'act' : 'consult'
}
