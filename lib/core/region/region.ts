import alliance from './alliance.json'
import areaGroups from './area-codes.json'
import countryList from './countries.json'

/** An alliance: a named set of countries (ISO 3166-1 alpha-2). Its blocs are governed data, see `grouping`. */
export interface CountrySet {
  code: string
  members: string[]
}
/** An area of a country (ISO 3166-2). Its name is data of the screen (`public/geo/area-names.json`). */
export interface Area {
  code: string
}

export const ALLIANCES: readonly CountrySet[] = alliance.alliances
/** Countries in the order of their stable codes; the code of the first is 1, as 0 stands for "no country". */
export const COUNTRIES: readonly string[] = countryList
/** Areas in the order of their stable codes; the code of the first is 1, as 0 stands for "no area". */
export const AREAS: readonly Area[] = areaGroups.flatMap((group) => {
  const [country, ...parts] = group.split(' ')
  return parts.map((part) => ({ code: `${country}-${part}` }))
})

const countryCodes = new Map(COUNTRIES.map((code, at) => [code, at + 1]))
const areaCodes = new Map(AREAS.map((area, at) => [area.code, at + 1]))

/** The stable code of a country, 0 where there is none or it is unknown. */
export function countryCode(country: string | null): number {
  return country === null ? 0 : (countryCodes.get(country) ?? 0)
}

/** The country of a stable code; null for 0. */
export function countryOfCode(code: number): string | null {
  return COUNTRIES[code - 1] ?? null
}

/** The stable code of an area, 0 where there is none or it is unknown. */
export function areaCode(area: string | null): number {
  return area === null ? 0 : (areaCodes.get(area) ?? 0)
}

/** The area of a stable code; null for 0. */
export function areaOfCode(code: number): Area | null {
  return AREAS[code - 1] ?? null
}

/** Whether a code is a known country. */
export function isCountry(code: string): boolean {
  return countryCodes.has(code)
}

/** Whether a code is a known area. */
export function isArea(code: string): boolean {
  return areaCodes.has(code)
}

/** The country that an area belongs to: the part of its code before the hyphen. */
export function countryOfArea(area: string): string {
  return area.slice(0, area.indexOf('-'))
}

/** What a region's code names, by its form: `EE-37` an area, `EE` a country, `nordic-baltic` a bloc, `NATO` an alliance. */
export function regionSort(code: string): 'area' | 'country' | 'bloc' | 'alliance' {
  if (/^[a-z]/.test(code)) return 'bloc'
  if (code.includes('-')) return 'area'
  return code.length === 2 ? 'country' : 'alliance'
}

const countryCodesOfAreas = Uint16Array.from([0, ...AREAS.map(({ code }) => countryCode(countryOfArea(code)))])

/** `countryCode` of the country that an area's stable code belongs to; 0 for 0. */
export function countryOfAreaCode(area: number): number {
  return countryCodesOfAreas[area] ?? 0
}

/** The areas of a country, in the order of their stable codes. */
export function areasOf(country: string): Area[] {
  return AREAS.filter((area) => countryOfArea(area.code) === country)
}
