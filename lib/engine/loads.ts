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
  /** See `Picture`. */
  quiet: string[]
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
/** By code: 1 where anything is held. */
const heldCountries = new Uint8Array(COUNTRIES.length + 1)
const heldAreas = new Uint8Array(AREAS.length + 1)
const COUNTRY_NAMES = [null, ...COUNTRIES]
const AREA_NAMES = [null, ...AREAS.map(({ code }) => code)]

/** The loads of the matches by country, by area and in all; and where of a lane something is held but nothing matches. */
export function sumLoads({ rows }: Store, lane: number): Loads {
  const { regions, memory, heldRegions } = rows
  const { u32, f64 } = memory
  const all = new Float64Array(WIDTH)
  countries.fill(0)
  areas.fill(0)
  heldCountries.fill(0)
  heldAreas.fill(0)
  for (let code = 0; code < regions.size; code++) {
    if (!heldRegions.isHeld(lane, code)) continue
    heldCountries[regions.country[code] as number] = 1
    heldAreas[regions.area[code] as number] = 1
    const words = (LOADS + LOAD_BYTES * code + 16) >> 2
    const loads = (LOADS + LOAD_BYTES * code) >> 3
    if (isEmpty(u32, words)) continue
    add(countries, (regions.country[code] as number) * WIDTH, u32, f64, words, loads)
    add(areas, (regions.area[code] as number) * WIDTH, u32, f64, words, loads)
    add(all, 0, u32, f64, words, loads)
  }
  return {
    // Code 0 is "no country"; of those, a point at sea has a place all the same.
    unplaced: countries[UNPOINTED] as number,
    east: all[EAST] as number,
    west: all[WEST] as number,
    classes: Array.from(all.subarray(CLASS)),
    countries: regionLoads(countries, COUNTRY_NAMES),
    areas: regionLoads(areas, AREA_NAMES),
    quiet: [...quietRegions(countries, heldCountries, COUNTRY_NAMES), ...quietRegions(areas, heldAreas, AREA_NAMES)],
  }
}

/** Adds to sums at `to` what the tallies of a region say, from their 32-bit word and their 64-bit word on. */
function add(sums: Float64Array, to: number, u32: Uint32Array, f64: Float64Array, words: number, loads: number): void {
  let unpointed = 0
  let placed = 0
  for (let group = 0; group < CLASSES.length; group++) {
    const points = u32[words + group] as number
    const others = u32[words + 4 + group] as number
    placed += points
    unpointed += others
    sums[to + CLASS + group] = (sums[to + CLASS + group] as number) + points + others
  }
  sums[to + COUNT] = (sums[to + COUNT] as number) + placed + unpointed
  sums[to + UNPOINTED] = (sums[to + UNPOINTED] as number) + unpointed
  sums[to + EAST] = (sums[to + EAST] as number) + (f64[loads] as number)
  sums[to + WEST] = (sums[to + WEST] as number) + (f64[loads + 1] as number)
}

function isEmpty(u32: Uint32Array, words: number): boolean {
  for (let at = words; at < words + 2 * CLASSES.length; at++) if (u32[at] !== 0) return false
  return true
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

/** The regions that hold something and have no match. */
function quietRegions(sums: Float64Array, held: Uint8Array, names: readonly (string | null)[]): string[] {
  const quiet: string[] = []
  for (let code = 1; code < held.length; code++) if (held[code] === 1 && sums[code * WIDTH + COUNT] === 0) quiet.push(names[code] as string)
  return quiet
}
