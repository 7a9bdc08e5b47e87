import { CLASSES } from '../core/lens/lens'
import { countryOfAreaCode } from '../core/region/region'
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

/** Codes of areas of one country that follow each other. */
interface Run {
  country: number
  first: number
  end: number
}

const RUNS = runsOf()

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
  }
  for (const run of RUNS) addAreas(sums, run)
  for (let code = OWN_REGIONS; code < size; code++) {
    add(sums, country[code] as number, tallied, code)
    add(sums, FIRST_AREA - 1 + (area[code] as number), tallied, code)
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

/** Adds to a country what its own areas sum up to, a column at a time: of the country it is read and written once a run. */
function addAreas({ loads, matches, missed, held }: Columns, run: Run): void {
  for (let side = 0; side < 2; side++) addColumn(loads, LOAD_WIDTH, side, run)
  for (let group = 0; group < GROUPS; group++) addColumn(matches, MATCH_WIDTH, FIRST_MATCH + group, run)
  addColumn(missed, 1, 0, run)
  addColumn(held, 1, 0, run)
}

function addColumn(values: Float64Array | Uint32Array, width: number, column: number, { country, first, end }: Run): void {
  let sum = values[country * width + column] as number
  for (let at = first * width + column; at < end * width; at += width) sum += values[at] as number
  values[country * width + column] = sum
}

function runsOf(): Run[] {
  const runs: Run[] = []
  for (let code = FIRST_AREA; code < OWN_REGIONS; code++) {
    const country = countryOfAreaCode(code - FIRST_AREA + 1)
    const last = runs.at(-1)
    if (last?.country === country) last.end = code + 1
    else runs.push({ country, first: code, end: code + 1 })
  }
  return runs
}

/** Adds to a region what stands under the code of an area outside its own country. */
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
