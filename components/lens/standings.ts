import { type Cohesion, cohesion } from '@/lib/core/cohesion'

interface Load {
  region: string
  count: number
  east: number
  west: number
}

/** A region in the ranking of one side; `before` is its rank just before a draft was tried, null where that is not known. */
export interface Ranked {
  region: string
  load: number
  rank: number
  before: number | null
}

export interface Standings {
  east: Ranked[]
  west: Ranked[]
  cohesion: Cohesion
  /** Just before a draft was tried; null where nothing is tried. */
  cohesionBefore: Cohesion | null
}

/** How many regions a side's list shows. */
const SHOWN = 10

/** The rankings of countries under both sides and how far they agree, beside what they were before. */
export function standingsOf(now: readonly Load[], before: readonly Load[] | null): Standings {
  const loads = now.filter(({ count }) => count > 0)
  const ranked = (side: 'east' | 'west') => {
    const old = before && ranksOf(before, side)
    const ranks = ranksOf(loads, side)
    return [...loads]
      .sort((a, b) => b[side] - a[side] || (a.region < b.region ? -1 : 1))
      .slice(0, SHOWN)
      .map(({ region, [side]: load }) => ({ region, load, rank: ranks.get(region) ?? 0, before: old?.get(region) ?? null }))
  }
  return { east: ranked('east'), west: ranked('west'), cohesion: agreement(loads), cohesionBefore: before && agreement(before) }
}

/** Equal loads share a rank. */
function ranksOf(loads: readonly Load[], side: 'east' | 'west'): Map<string, number> {
  return new Map(loads.map(({ region, [side]: load }) => [region, 1 + loads.filter((other) => other[side] > load).length]))
}

function agreement(loads: readonly Load[]): Cohesion {
  return cohesion(
    loads.map(({ east }) => east),
    loads.map(({ west }) => west),
  )
}
