import type { Query } from '@/lib/core/query'
import { countryOfArea, membersOf } from '@/lib/core/region/region'

type RegionQuery = Pick<Query, 'bloc' | 'country' | 'area'>

/** The filter that names one region: a country, an area or a bloc. */
export function regionFilter(region: string): RegionQuery {
  if (region.includes('-')) return { bloc: [], country: [], area: [region] }
  return membersOf(region) ? { bloc: [region], country: [], area: [] } : { bloc: [], country: [region], area: [] }
}

/** The query narrowed to one region: what both the query and the region hold; null where that is nothing. */
export function withinRegion(query: Query, region: string): Query | null {
  const { bloc, country, area } = query
  if (bloc.length + country.length + area.length === 0) return { ...query, ...regionFilter(region) }
  const whole = new Set([...country, ...bloc.flatMap((code) => membersOf(code) ?? [])])
  const kept = { ...query, ...narrowed(whole, area, region) }
  return kept.bloc.length + kept.country.length + kept.area.length === 0 ? null : kept
}

function narrowed(whole: ReadonlySet<string>, areas: readonly string[], region: string): RegionQuery {
  const members = membersOf(region)
  if (members)
    return {
      bloc: [],
      country: members.filter((one) => whole.has(one)),
      area: areas.filter((area) => members.includes(countryOfArea(area)) && !whole.has(countryOfArea(area))),
    }
  if (region.includes('-'))
    return { bloc: [], country: [], area: whole.has(countryOfArea(region)) || areas.includes(region) ? [region] : [] }
  if (whole.has(region)) return { bloc: [], country: [region], area: [] }
  return { bloc: [], country: [], area: areas.filter((area) => countryOfArea(area) === region) }
}
