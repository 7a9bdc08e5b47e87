import { CLASSES } from '../core/lens/lens'
import { AREAS, COUNTRIES } from '../core/region/region'
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

const countries = new Float64Array((COUNTRIES.length + 1) * WIDTH)
const areas = new Float64Array((AREAS.length + 1) * WIDTH)
const one = new Float64Array(WIDTH)
const COUNTRY_NAMES = [null, ...COUNTRIES]
const AREA_NAMES = [null, ...AREAS.map(({ code }) => code)]

/** The loads of the matches by country, by area and in all. */
export function sumLoads({ rows }: Store): Loads {
  const { regions, memory } = rows
  const { u32, f64 } = memory
  const all = new Float64Array(WIDTH)
  countries.fill(0)
  areas.fill(0)
  for (let code = 0; code < regions.size; code++) {
    if (!readRegion(u32, f64, LOADS + LOAD_BYTES * code)) continue
    add(countries, (regions.country[code] as number) * WIDTH)
    add(areas, (regions.area[code] as number) * WIDTH)
    add(all, 0)
  }
  return {
    // Code 0 is "no country"; of those, a point at sea has a place all the same.
    unplaced: countries[UNPOINTED] as number,
    east: all[EAST] as number,
    west: all[WEST] as number,
    classes: Array.from(all.subarray(CLASS)),
    countries: regionLoads(countries, COUNTRY_NAMES),
    areas: regionLoads(areas, AREA_NAMES),
  }
}

/** Reads the tallies of a region at an address into `one`; false where nothing lies there. */
function readRegion(u32: Uint32Array, f64: Float64Array, address: number): boolean {
  const at = (address >> 2) + 4
  let placed = 0
  let unpointed = 0
  for (let group = 0; group < CLASSES.length; group++) {
    const points = u32[at + group] as number
    const others = u32[at + 4 + group] as number
    placed += points
    unpointed += others
    one[CLASS + group] = points + others
  }
  one[COUNT] = placed + unpointed
  one[UNPOINTED] = unpointed
  one[EAST] = f64[address >> 3] as number
  one[WEST] = f64[(address >> 3) + 1] as number
  return placed + unpointed > 0
}

function add(sums: Float64Array, at: number): void {
  for (let i = 0; i < WIDTH; i++) sums[at + i] = (sums[at + i] as number) + (one[i] as number)
}

/** The regions with at least one match; code 0 is "no region". */
function regionLoads(sums: Float64Array, names: readonly (string | null)[]): RegionLoad[] {
  const loads: RegionLoad[] = []
  for (let code = 1, at = WIDTH; at < sums.length; code++, at += WIDTH) {
    if (sums[at] === 0) continue
    loads.push({
      region: names[code] as string,
      count: sums[at + COUNT] as number,
      unpointed: sums[at + UNPOINTED] as number,
      east: sums[at + EAST] as number,
      west: sums[at + WEST] as number,
      classes: [sums[at + CLASS] as number, sums[at + CLASS + 1] as number, sums[at + CLASS + 2] as number, sums[at + CLASS + 3] as number],
    })
  }
  return loads
}
