import { cohesion } from '../../core/cohesion'
import type { Incident } from '../../core/incident'
import { EAST_LENS as EAST, WEST_LENS as WEST } from '../../core/lens/defaults'
import { CLASSES } from '../../core/lens/lens'
import { agreementClass, compileLens, divergence, factsOf, score } from '../../core/lens/score'
import type { RegionRow, RegionsAnswer } from '../../wire/protocol'

const east = compileLens(EAST)
const west = compileLens(WEST)

/**
 * Sums over regions in one pass: matches, both lenses' loads at `at` (milliseconds since 1970), agreement classes.
 * Matches without a country are collected under the region null, so that the countries' counts sum to the total.
 */
export async function sumRegions(batches: AsyncIterable<Incident[]>, at: number): Promise<RegionsAnswer> {
  const countries = new Map<string | null, RegionRow>()
  const areas = new Map<string | null, RegionRow>()
  let total = 0
  for await (const batch of batches)
    for (const incident of batch) {
      const facts = factsOf(incident)
      const [inEast, inWest] = [score(east, facts, at), score(west, facts, at)]
      total++
      add(countries, incident.country, inEast, inWest)
      if (incident.area !== null) add(areas, incident.area, inEast, inWest)
    }
  const rows = settle(countries)
  const named = rows.filter((row) => row.region !== null)
  return {
    at: new Date(at).toISOString(),
    total,
    lenses: { east: 1, west: 1 },
    countries: rows,
    areas: settle(areas),
    cohesion: cohesion(
      named.map((row) => row.east),
      named.map((row) => row.west),
    ),
  }
}

function add(rows: Map<string | null, RegionRow>, region: string | null, inEast: number, inWest: number): void {
  let row = rows.get(region)
  if (!row) {
    row = { region, count: 0, east: 0, west: 0, divergence: 0, classes: Object.fromEntries(CLASSES.map((name) => [name, 0])) }
    rows.set(region, row)
  }
  const agreement = agreementClass(inEast, inWest, EAST.highFrom, WEST.highFrom)
  row.count++
  row.east += inEast
  row.west += inWest
  row.classes[agreement] = (row.classes[agreement] ?? 0) + 1
}

/** The rows with their divergence, the heaviest first. */
function settle(rows: Map<string | null, RegionRow>): RegionRow[] {
  return [...rows.values()]
    .map((row) => ({ ...row, divergence: divergence(row.east, row.west) }))
    .sort((a, b) => b.east + b.west - (a.east + a.west) || (a.region ?? '').localeCompare(b.region ?? ''))
}
