import { readFileSync } from 'node:fs'
import { type AreaIndex, type AreasTopology, indexAreas } from './area-index'
import { countryAt } from './country-at'

/** Where a point lies: ISO 3166-1 alpha-2 and ISO 3166-2; the area's prefix is always the country. */
export interface Location {
  country: string | null
  area: string | null
}

/** @see createLocator */
export type Locate = (lng: number, lat: number) => Location

/** The west edge of the areas' world, degrees: points west of it stand 360° further east. */
const WEST = -169

/**
 * A function from a point to its country and area, microseconds a call.
 *
 * It takes lng and lat in degrees; lng may be any turn of the globe (−170, 190). Country is null in international waters;
 * area is null there, in countries without areas, and farther than 30 km from the country's nearest outline.
 * It throws a RangeError when a coordinate is not finite or lat is outside −90..90.
 * @param readAreas reads the committed areas; called once, at the first point in a country (a start need not wait for it),
 * and its errors pass through
 */
export function createLocator(readAreas: () => AreasTopology): Locate {
  let areaIn: AreaIndex | null = null
  return (lng, lat) => {
    if (!Number.isFinite(lng) || !(Math.abs(lat) <= 90)) throw new RangeError(`no point on earth: lng ${lng}, lat ${lat}`)
    const east = lng >= -180 && lng <= 180 ? lng : ((((lng + 180) % 360) + 360) % 360) - 180
    const country = countryAt(east, lat)
    if (country === null) return { country, area: null }
    areaIn ??= indexAreas(readAreas())
    return { country, area: areaIn(country, east < WEST ? east + 360 : east, lat) }
  }
}

/**
 * Reads the areas from a TopoJSON file (`public/geo/areas.json`).
 * @throws the file system's error, or a SyntaxError when the file is not JSON
 */
export function readAreasFile(path: string): AreasTopology {
  return JSON.parse(readFileSync(path, 'utf8')) as AreasTopology
}
