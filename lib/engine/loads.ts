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

/** Counts of one region side by side: matches, those that are no points, then matches per agreement class. */
const COUNT = 0
const UNPOINTED = 1
const CLASS = 2
const WIDTH = CLASS + CLASSES.length

/** Sums by region: counts (`WIDTH` a region) and loads (East, West). Whole numbers apart: an object of them is made in half the time. */
interface Sums {
  counts: Int32Array
  loads: Float64Array
}

const sumsOf = (regions: number): Sums => ({ counts: new Int32Array(regions * WIDTH), loads: new Float64Array(regions * 2) })
const countries = sumsOf(COUNTRIES.length + 1)
const areas = sumsOf(AREAS.length + 1)
const all = sumsOf(1)
/** By code: 1 where anything is held. */
const heldCountries = new Uint8Array(COUNTRIES.length + 1)
const heldAreas = new Uint8Array(AREAS.length + 1)
const COUNTRY_NAMES = [null, ...COUNTRIES]
const AREA_NAMES = [null, ...AREAS.map(({ code }) => code)]

/** The loads of the matches by country, by area and in all; and where of a lane something is held but nothing matches. */
export function sumLoads({ rows }: Store, lane: number): Loads {
  const { regions, memory, heldRegions } = rows
  const { u32, f64 } = memory
  for (const { counts, loads } of [all, countries, areas]) {
    counts.fill(0)
    loads.fill(0)
  }
  heldCountries.fill(0)
  heldAreas.fill(0)
  for (let code = 0; code < regions.size; code++) {
    if (!heldRegions.isHeld(lane, code)) continue
    heldCountries[regions.country[code] as number] = 1
    heldAreas[regions.area[code] as number] = 1
    const words = (LOADS + LOAD_BYTES * code + 16) >> 2
    const loads = (LOADS + LOAD_BYTES * code) >> 3
    if (isEmpty(u32, words)) continue
    add(countries, regions.country[code] as number, u32, f64, words, loads)
    add(areas, regions.area[code] as number, u32, f64, words, loads)
    add(all, 0, u32, f64, words, loads)
  }
  return {
    // Code 0 is "no country"; of those, a point at sea has a place all the same.
    unplaced: countries.counts[UNPOINTED] as number,
    east: all.loads[0] as number,
    west: all.loads[1] as number,
    classes: Array.from(all.counts.subarray(CLASS)),
    countries: regionLoads(countries, COUNTRY_NAMES),
    areas: regionLoads(areas, AREA_NAMES),
    quiet: [...quietRegions(countries, heldCountries, COUNTRY_NAMES), ...quietRegions(areas, heldAreas, AREA_NAMES)],
  }
}

/** Adds to the sums of a region what tallies say, from their 32-bit word and their 64-bit word on. */
function add({ counts, loads }: Sums, region: number, u32: Uint32Array, f64: Float64Array, words: number, sums: number): void {
  const to = region * WIDTH
  let unpointed = 0
  let placed = 0
  for (let group = 0; group < CLASSES.length; group++) {
    const points = u32[words + group] as number
    const others = u32[words + 4 + group] as number
    placed += points
    unpointed += others
    counts[to + CLASS + group] = (counts[to + CLASS + group] as number) + points + others
  }
  counts[to + COUNT] = (counts[to + COUNT] as number) + placed + unpointed
  counts[to + UNPOINTED] = (counts[to + UNPOINTED] as number) + unpointed
  loads[2 * region] = (loads[2 * region] as number) + (f64[sums] as number)
  loads[2 * region + 1] = (loads[2 * region + 1] as number) + (f64[sums + 1] as number)
}

function isEmpty(u32: Uint32Array, words: number): boolean {
  for (let at = words; at < words + 2 * CLASSES.length; at++) if (u32[at] !== 0) return false
  return true
}

/** The regions with at least one match; code 0 is "no region". */
function regionLoads({ counts, loads }: Sums, names: readonly (string | null)[]): RegionLoad[] {
  const list: RegionLoad[] = []
  for (let code = 1, at = WIDTH; at < counts.length; code++, at += WIDTH) {
    if (counts[at] === 0) continue
    list.push({
      region: names[code] as string,
      count: counts[at + COUNT] as number,
      unpointed: counts[at + UNPOINTED] as number,
      east: loads[2 * code] as number,
      west: loads[2 * code + 1] as number,
      classes: [
        counts[at + CLASS] as number,
        counts[at + CLASS + 1] as number,
        counts[at + CLASS + 2] as number,
        counts[at + CLASS + 3] as number,
      ],
    })
  }
  return list
}

/** The regions that hold something and have no match. */
function quietRegions({ counts }: Sums, held: Uint8Array, names: readonly (string | null)[]): string[] {
  const quiet: string[] = []
  for (let code = 1; code < held.length; code++)
    if (held[code] === 1 && counts[code * WIDTH + COUNT] === 0) quiet.push(names[code] as string)
  return quiet
}
