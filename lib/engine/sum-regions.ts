import { CLASSES } from '../core/lens/lens'
import { LOADS, MISSED_REGION } from './layout'
import { FIRST_AREA, FIRST_MATCH, LOAD_WIDTH, MATCH_WIDTH, OWN_REGIONS, type RegionColumns } from './region-columns'
import type { Store } from './store'

/** Sums over the matches, as a picture has them. */
export interface RegionSums {
  /** Neither a point nor in a region. */
  unplaced: number
  east: number
  west: number
  classes: number[]
  regions: RegionColumns
}

type Columns = RegionColumns & { held: Uint32Array }

/** Matches of a region side by side: by class, those that are points before the others. */
const GROUPS = 2 * CLASSES.length

/** The sums over the matches by region and in all. The tallies are taken as they stand; those of an area are added to its country. */
export function sumRegions({ rows }: Store, lane: number): RegionSums {
  const { country, area, size } = rows.regions
  const tallied = talliesOf(rows, lane)
  const sums = copyOf(tallied)
  let east = 0
  let west = 0
  for (let code = 0; code < size; code++) {
    if (hasMatch(tallied, code)) {
      east += tallied.loads[LOAD_WIDTH * code] as number
      west += tallied.loads[LOAD_WIDTH * code + 1] as number
    } else if (code < OWN_REGIONS) clearLoads(sums, code)
    if (code >= FIRST_AREA) add(sums, country[code] as number, tallied, code)
    if (code >= OWN_REGIONS) add(sums, FIRST_AREA - 1 + (area[code] as number), tallied, code)
  }
  return { unplaced: unplacedOf(sums), east, west, classes: classesOf(sums), regions: sums }
}

/** What is counted and held by code, where it stands. */
function talliesOf({ memory, heldRegions }: Store['rows'], lane: number): Columns {
  const { u32, f64 } = memory
  return {
    loads: f64.subarray(LOADS / 8),
    matches: u32.subarray(LOADS / 4),
    missed: u32.subarray(MISSED_REGION / 4),
    held: heldRegions.of(lane),
  }
}

/** The same of the regions' own codes, for a picture to keep. */
function copyOf({ loads, missed, held }: Columns): Columns {
  const own = loads.slice(0, LOAD_WIDTH * OWN_REGIONS)
  return { loads: own, matches: new Uint32Array(own.buffer), missed: missed.slice(0, OWN_REGIONS), held: held.slice(0, OWN_REGIONS) }
}

function hasMatch({ matches }: Columns, code: number): boolean {
  const first = MATCH_WIDTH * code + FIRST_MATCH
  for (let at = first; at < first + GROUPS; at++) if (matches[at] !== 0) return true
  return false
}

/** Loads that were added and taken out again may leave a trace. */
function clearLoads({ loads }: Columns, code: number): void {
  loads[LOAD_WIDTH * code] = 0
  loads[LOAD_WIDTH * code + 1] = 0
}

/** Adds to a region what stands under a code. */
function add(sums: Columns, region: number, tallied: Columns, code: number): void {
  sums.missed[region] = (sums.missed[region] as number) + (tallied.missed[code] as number)
  sums.held[region] = (sums.held[region] as number) + (tallied.held[code] as number)
  if (!hasMatch(tallied, code)) return
  const [to, from] = [region * MATCH_WIDTH + FIRST_MATCH, code * MATCH_WIDTH + FIRST_MATCH]
  for (let group = 0; group < GROUPS; group++)
    sums.matches[to + group] = (sums.matches[to + group] as number) + (tallied.matches[from + group] as number)
  for (let side = 0; side < 2; side++)
    sums.loads[region * LOAD_WIDTH + side] =
      (sums.loads[region * LOAD_WIDTH + side] as number) + (tallied.loads[code * LOAD_WIDTH + side] as number)
}

/** Matches in no country that are no points; a point at sea has a place all the same. */
function unplacedOf({ matches }: Columns): number {
  let count = 0
  for (let at = FIRST_MATCH + CLASSES.length; at < FIRST_MATCH + GROUPS; at++) count += matches[at] as number
  return count
}

/** Matches per agreement class in all countries and in none. */
function classesOf({ matches }: Columns): number[] {
  const classes = CLASSES.map(() => 0)
  for (let at = FIRST_MATCH; at < FIRST_AREA * MATCH_WIDTH; at += MATCH_WIDTH)
    for (let group = 0; group < GROUPS; group++) classes[group & 3] = (classes[group & 3] as number) + (matches[at + group] as number)
  return classes
}
