import { CLASSES } from '../core/lens/lens'
import { AREAS, areaOfCode, COUNTRIES, countryOfCode } from '../core/region/region'
import { TLPS, type Tlp } from '../core/taxonomy'
import type { Columns } from './columns'
import type { RegionLoad } from './messages'

/** Sums over the matches, as a picture has them. */
export interface Loads {
  /** Neither a point nor in a region. */
  unplaced: number
  east: number
  west: number
  classes: number[]
  highestTlp: Tlp | null
  countries: RegionLoad[]
  areas: RegionLoad[]
}

/** Sums of one region side by side: count, not points, east, west, then one per agreement class. */
const COUNT = 0
const UNPOINTED = 1
const EAST = 2
const WEST = 3
const CLASS = 4
const WIDTH = CLASS + CLASSES.length

/** Sums the loads of the matches by country, by area and in all. */
export function sumLoads(columns: Columns, matches: Uint32Array): Loads {
  const countries = new Float64Array((COUNTRIES.length + 1) * WIDTH)
  const areas = new Float64Array((AREAS.length + 1) * WIDTH)
  let highest = -1
  for (let i = 0; i < matches.length; i++) {
    const row = matches[i] as number
    add(countries, (columns.country[row] as number) * WIDTH, columns, row)
    add(areas, (columns.area[row] as number) * WIDTH, columns, row)
    if ((columns.tlp[row] as number) > highest) highest = columns.tlp[row] as number
  }
  const all = totals(countries)
  return {
    // Code 0 is "no country"; of those, a point at sea has a place all the same.
    unplaced: countries[UNPOINTED] as number,
    east: all[EAST] as number,
    west: all[WEST] as number,
    classes: Array.from(all.subarray(CLASS)),
    highestTlp: TLPS[highest] ?? null,
    countries: regionLoads(countries, countryOfCode),
    areas: regionLoads(areas, (code) => areaOfCode(code)?.code ?? null),
  }
}

function add(sums: Float64Array, at: number, c: Columns, row: number): void {
  sums[at + COUNT] = (sums[at + COUNT] as number) + 1
  if (Number.isNaN(c.lng[row] as number)) sums[at + UNPOINTED] = (sums[at + UNPOINTED] as number) + 1
  sums[at + EAST] = (sums[at + EAST] as number) + (c.east[row] as number)
  sums[at + WEST] = (sums[at + WEST] as number) + (c.west[row] as number)
  const group = at + CLASS + (c.agreement[row] as number)
  sums[group] = (sums[group] as number) + 1
}

/** The sums over all countries and over what has none. */
function totals(countries: Float64Array): Float64Array {
  const all = new Float64Array(WIDTH)
  for (let at = 0; at < countries.length; at++) all[at % WIDTH] = (all[at % WIDTH] as number) + (countries[at] as number)
  return all
}

/** The regions with at least one match; code 0 is "no region". */
function regionLoads(sums: Float64Array, nameOf: (code: number) => string | null): RegionLoad[] {
  const loads: RegionLoad[] = []
  for (let code = 1; code * WIDTH < sums.length; code++) {
    const one = sums.subarray(code * WIDTH, (code + 1) * WIDTH)
    const region = one[COUNT] ? nameOf(code) : null
    if (region === null) continue
    loads.push({
      region,
      count: one[COUNT] as number,
      unpointed: one[UNPOINTED] as number,
      east: one[EAST] as number,
      west: one[WEST] as number,
      classes: Array.from(one.subarray(CLASS)),
    })
  }
  return loads
}
