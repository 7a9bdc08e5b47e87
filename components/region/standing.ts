import type { RegionLoad } from '@/components/live/use-picture'
import { countriesOf, type Grouping } from '@/lib/core/region/grouping'
import { regionSort } from '@/lib/core/region/region'

type Load = Pick<RegionLoad, 'region' | 'count' | 'east' | 'west'>

/** A region's sums, and its rank under each lens among `of` regions of its sort with matches. */
export interface Standing {
  count: number
  east: number
  west: number
  /** Null for a bloc: a few make no ranking, and a country may count in several. */
  rank: { east: number; west: number; of: number } | null
}

/** How a region stands in the picture; null where nothing of it matches. Equal loads share a rank. */
export function standingOf(
  region: string,
  picture: { countries: readonly Load[]; areas: readonly Load[] },
  groupings: readonly Grouping[],
): Standing | null {
  const sort = regionSort(region)
  if (sort === 'bloc') {
    const members = countriesOf(groupings, region)
    return sum(picture.countries.filter((one) => members.includes(one.region)))
  }
  const peers = (sort === 'area' ? picture.areas : picture.countries).filter((one) => one.count > 0)
  const own = peers.find((one) => one.region === region)
  if (!own) return null
  const rank = (lens: 'east' | 'west') => 1 + peers.filter((one) => one[lens] > own[lens]).length
  return { count: own.count, east: own.east, west: own.west, rank: { east: rank('east'), west: rank('west'), of: peers.length } }
}

function sum(loads: readonly Load[]): Standing | null {
  const total = (field: 'count' | 'east' | 'west') => loads.reduce((all, one) => all + one[field], 0)
  const count = total('count')
  return count === 0 ? null : { count, east: total('east'), west: total('west'), rank: null }
}
