import { AREAS, COUNTRIES, countryOfAreaCode } from '../core/region/region'
import { REGIONS } from './layout'

/** One code for country and area together, so that a row has one region to look up: a country's own code, or an area's after them. */
export class RegionCodes {
  /** `countryCode` and `areaCode` of each code; 0 for none. */
  readonly country = new Uint16Array(REGIONS)
  readonly area = new Uint16Array(REGIONS)
  size = COUNTRIES.length + 1 + AREAS.length
  /** Codes of areas outside their own country. */
  readonly #odd = new Map<number, number>()

  constructor() {
    for (let code = 1; code <= COUNTRIES.length; code++) this.country[code] = code
    for (let area = 1; area <= AREAS.length; area++) {
      this.country[COUNTRIES.length + area] = countryOfAreaCode(area)
      this.area[COUNTRIES.length + area] = area
    }
  }

  /** The code of a country and an area (0 for none). */
  codeOf(country: number, area: number): number {
    if (area === 0) return country
    return countryOfAreaCode(area) === country ? COUNTRIES.length + area : this.#oddCode(country, area)
  }

  #oddCode(country: number, area: number): number {
    const pair = country * 65_536 + area
    const known = this.#odd.get(pair)
    if (known !== undefined) return known
    if (this.size === REGIONS) throw new RangeError('more areas outside their country than a row can name')
    this.country[this.size] = country
    this.area[this.size] = area
    this.#odd.set(pair, this.size)
    return this.size++
  }
}
