import { type Query, regionCountries } from '@/lib/core/query'
import { countriesOf, type Grouping } from '@/lib/core/region/grouping'
import { countryOfArea, regionSort } from '@/lib/core/region/region'

type RegionQuery = Pick<Query, 'bloc' | 'country' | 'area'>

/** The filter that names one region: a country, an area or a bloc. */
export function regionFilter(region: string): RegionQuery {
  const sort = regionSort(region)
  return {
    bloc: sort === 'bloc' ? [region] : [],
    country: sort === 'country' ? [region] : [],
    area: sort === 'area' ? [region] : [],
  }
}

/**
 * The query narrowed to one region: what both the query and the region hold; null where that is nothing. Blocs are
 * written as the countries they are in the groupings: of another moment, or of a draft, the server knows no bloc.
 */
export function withinRegion(query: Query, region: string, groupings: readonly Grouping[]): Query | null {
  const { bloc, country, area } = query
  const isAnywhere = bloc.length + country.length + area.length === 0
  const kept = {
    ...query,
    ...(isAnywhere ? whole(region, groupings) : narrowed(regionCountries(query, groupings), area, region, groupings)),
  }
  return kept.country.length + kept.area.length === 0 ? null : kept
}

function whole(region: string, groupings: readonly Grouping[]): RegionQuery {
  return regionSort(region) === 'bloc' ? { bloc: [], country: [...countriesOf(groupings, region)], area: [] } : regionFilter(region)
}

function narrowed(whole: ReadonlySet<string>, areas: readonly string[], region: string, groupings: readonly Grouping[]): RegionQuery {
  const sort = regionSort(region)
  if (sort === 'bloc') {
    const members = countriesOf(groupings, region)
    return {
      bloc: [],
      country: members.filter((one) => whole.has(one)),
      area: areas.filter((area) => members.includes(countryOfArea(area)) && !whole.has(countryOfArea(area))),
    }
  }
  if (sort === 'area') return { bloc: [], country: [], area: whole.has(countryOfArea(region)) || areas.includes(region) ? [region] : [] }
  if (whole.has(region)) return { bloc: [], country: [region], area: [] }
  return { bloc: [], country: [], area: areas.filter((area) => countryOfArea(area) === region) }
}
