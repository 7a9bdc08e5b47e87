import type { Comparison } from '../lens/comparison'
import { changesOf, compileHolder, inForceAt, type Sides, type Version } from '../lens/in-force'
import type { CompiledLens } from '../lens/score'
import type { Query } from '../query'
import { type HolderLens, holderLenses } from './holders'
import type { ReportPlan } from './report'

const DAYS_WITHOUT_START = 90

/**
 * What a report of a query is made for: the lenses in force at each moment by the history. `now` are the two lenses and the moment
 * of the scores; a side that had no lens yet at an earlier moment is seen through that of `now`.
 */
export function planReport(now: Comparison, history: readonly Version[], sides: Sides, query: Pick<Query, 'from' | 'to'>): ReportPlan {
  const starts = changesOf(history)
  const known = new Map<number, Pick<Comparison, 'east' | 'west'>>()
  return {
    sides: now,
    span: reportSpan(query, now.at),
    holders: shareLenses(holderLenses(inForceAt(history, now.at)), now),
    sidesAt(at) {
      const stretch = starts.filter((start) => start <= at).length
      // Up to the last change the lenses of now hold, also where they are a draft's.
      if (stretch === starts.filter((start) => start <= now.at).length) return now
      const found = known.get(stretch) ?? lensesAt(now, history, sides, at)
      known.set(stretch, found)
      return found
    },
  }
}

/** Holders whose lens is equal to one of the sides' get that very lens: incidents are then scored once under it. */
function shareLenses(holders: readonly HolderLens[], { east, west }: Comparison): HolderLens[] {
  return holders.map((one) => ({ ...one, lens: [east, west].find((side) => isEqualLens(side, one.lens)) ?? one.lens }))
}

function isEqualLens(a: CompiledLens, b: CompiledLens): boolean {
  const tables = ['kind', 'origin', 'place', 'severity', 'confidence', 'sector', 'halfLifeMs', 'weights'] as const
  return a === b || (a.highFrom === b.highFrom && tables.every((name) => a[name].every((value, at) => value === b[name][at])))
}

function lensesAt(now: Comparison, history: readonly Version[], sides: Sides, at: number): Pick<Comparison, 'east' | 'west'> {
  const state = inForceAt(history, at)
  return { east: compileHolder(state, sides[0]) ?? now.east, west: compileHolder(state, sides[1]) ?? now.west }
}

/**
 * The window of a report's line over time, milliseconds since 1970: from the start of the query, or the last 90 days where it
 * has none, to its end or the moment of the scores, whichever comes first. What lies before counts from the first moment on.
 */
function reportSpan({ from, to }: Pick<Query, 'from' | 'to'>, at: number): [number, number] {
  const end = to === null ? at : Math.min(to, at)
  return [from === null ? end - DAYS_WITHOUT_START * 86_400_000 : Math.min(from, end), end]
}
