import { AREAS, COUNTRIES } from '../core/region/region'
import type { TechnologyCount } from '../core/report/technology-table'
import { TECHNOLOGIES } from '../core/taxonomy'
import { CHUNK_ROWS, FAILS_AT, REGION, REGIONS, REST, TECHNOLOGY_SHIFT } from './layout'
import type { TechnologyCounts } from './messages'
import type { Rows } from './rows'
import type { Store } from './store'

/** Counts of one region side by side: any technology, then each. */
const WIDTH = 1 + TECHNOLOGIES.length

/** The matches that involve a technology by country, by area and in all. Every row must be marked with what it fails; only those that may have one are looked at. */
export function technologiesByRegion({ rows }: Store): TechnologyCounts {
  const { regions } = rows
  const counts = new Uint32Array(REGIONS * WIDTH)
  for (let chunk = 0; chunk < rows.chunks.length; chunk++) {
    const bearers = rows.technologyCodes.bearersIn(chunk)
    for (let word = 0; word < bearers.length; word++)
      for (let left = bearers[word] as number; left !== 0; left &= left - 1)
        countRow(rows, chunk, 32 * word + 31 - Math.clz32(left & -left), counts)
  }
  const [countries, areas, all] = [COUNTRIES.length + 1, AREAS.length + 1, 1].map((codes) => new Uint32Array(codes * WIDTH)) as Sums
  for (let region = 0; region < regions.size; region++) {
    if (counts[region * WIDTH] === 0) continue
    add(countries, regions.country[region] as number, counts, region)
    add(areas, regions.area[region] as number, counts, region)
    add(all, 0, counts, region)
  }
  const named = [...nameCounts(countries, COUNTRIES), ...nameCounts(areas, AREA_NAMES)]
  return { all: countAt(all, 0), regions: Object.fromEntries(named) }
}

/** Adds a row, counted in its chunk, if it matches. */
function countRow({ chunks, memory: { u8, u16, u32 }, technologyCodes }: Rows, chunk: number, i: number, counts: Uint32Array): void {
  const address = chunks[chunk] as number
  if (u8[address + FAILS_AT + i] !== 0) return
  const code = (u32[((address + REST) >> 2) + i] as number) >>> TECHNOLOGY_SHIFT
  if (code === 0) return
  const at = (u16[((address + REGION) >> 1) + i] as number) * WIDTH
  counts[at] = (counts[at] as number) + 1
  for (let bits = technologyCodes.bitsOf(chunk * CHUNK_ROWS + i, code), to = at + 1; bits !== 0; bits >>= 1, to++)
    if (bits & 1) counts[to] = (counts[to] as number) + 1
}

type Sums = [countries: Uint32Array, areas: Uint32Array, all: Uint32Array]
const AREA_NAMES = AREAS.map(({ code }) => code)

function add(sums: Uint32Array, code: number, counts: Uint32Array, region: number): void {
  for (let i = 0; i < WIDTH; i++) sums[code * WIDTH + i] = (sums[code * WIDTH + i] as number) + (counts[region * WIDTH + i] as number)
}

/** The regions with at least one; code 0 is "no region". */
function nameCounts(sums: Uint32Array, names: readonly string[]): [string, TechnologyCount][] {
  return names.flatMap((name, at) => (sums[(at + 1) * WIDTH] === 0 ? [] : [[name, countAt(sums, at + 1)]]))
}

function countAt(sums: Uint32Array, code: number): TechnologyCount {
  const [any = 0, ...each] = sums.subarray(code * WIDTH, (code + 1) * WIDTH)
  return { any, each }
}
