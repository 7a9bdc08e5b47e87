import { AREAS, countryOfArea } from '../region/region'
import type { RegionLevel } from './overlay'
import type { RegionSums } from './shade'

const countriesWithAreas = new Set(AREAS.map((area) => countryOfArea(area.code)))

/** Whether a country is drawn by its areas at the area level. */
export function hasAreas(country: string): boolean {
  return countriesWithAreas.has(country)
}

/** The regions that carry a colour at a level: countries, or areas and the countries that have none. */
export function shownRegions<T extends RegionSums>(level: RegionLevel, countries: readonly T[], areas: readonly T[]): T[] {
  if (level === 'country') return [...countries]
  return [...areas, ...countries.filter(({ region }) => !hasAreas(region))]
}
