import { CLASSES } from '../core/lens/lens'
import { AREAS, areaOfCode, COUNTRIES, countryOfCode } from '../core/region/region'
import { LOAD_BYTES, LOADS } from './layout'
import type { RegionLoad } from './messages'
import type { Store } from './store'

/** Sums over the matches, as a picture has them. */
export interface Loads {
  /** Neither a point nor in a region. */
  unplaced: number
  east: number
  west: number
  classes: number[]
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

/** The loads of the matches by country, by area and in all. */
export function sumLoads({ rows }: Store): Loads {
  const { regions, memory } = rows
  const countries = new Float64Array((COUNTRIES.length + 1) * WIDTH)
  const areas = new Float64Array((AREAS.length + 1) * WIDTH)
  const one = new Float64Array(WIDTH)
  const all = new Float64Array(WIDTH)
  for (let code = 0; code < regions.size; code++) {
    const at = LOADS + LOAD_BYTES * code
    one.fill(0)
    for (let group = 0; group < CLASSES.length; group++) {
      const placed = memory.u32[at / 4 + 4 + group] as number
      const unpointed = memory.u32[at / 4 + 8 + group] as number
      one[CLASS + group] = placed + unpointed
      one[COUNT] = (one[COUNT] as number) + placed + unpointed
      one[UNPOINTED] = (one[UNPOINTED] as number) + unpointed
    }
    if (one[COUNT] === 0) continue
    one[EAST] = memory.f64[at / 8] as number
    one[WEST] = memory.f64[at / 8 + 1] as number
    add(countries, (regions.country[code] as number) * WIDTH, one)
    add(areas, (regions.area[code] as number) * WIDTH, one)
    add(all, 0, one)
  }
  return {
    // Code 0 is "no country"; of those, a point at sea has a place all the same.
    unplaced: countries[UNPOINTED] as number,
    east: all[EAST] as number,
    west: all[WEST] as number,
    classes: Array.from(all.subarray(CLASS)),
    countries: regionLoads(countries, countryOfCode),
    areas: regionLoads(areas, (code) => areaOfCode(code)?.code ?? null),
  }
}

function add(sums: Float64Array, at: number, one: Float64Array): void {
  for (let i = 0; i < WIDTH; i++) sums[at + i] = (sums[at + i] as number) + (one[i] as number)
}

/** The regions with at least one match; code 0 is "no region". */
function regionLoads(sums: Float64Array, nameOf: (code: number) => string | null): RegionLoad[] {
  const loads: RegionLoad[] = []
  for (let code = 1; code * WIDTH < sums.length; code++) {
    const at = code * WIDTH
    const region = sums[at + COUNT] ? nameOf(code) : null
    if (region === null) continue
    loads.push({
      region,
      count: sums[at + COUNT] as number,
      unpointed: sums[at + UNPOINTED] as number,
      east: sums[at + EAST] as number,
      west: sums[at + WEST] as number,
      classes: Array.from(sums.subarray(at + CLASS, at + WIDTH)),
    })
  }
  return loads
}
