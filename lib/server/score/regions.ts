import { cohesion } from '../../core/cohesion'
import type { Incident } from '../../core/incident'
import { type AgreementClass, CLASSES } from '../../core/lens/lens'
import { agreementClass, divergence, factsOf, score } from '../../core/lens/score'
import type { RegionRow, RegionsAnswer } from '../../wire/protocol'
import type { Scoring } from './sides'

/**
 * Sums over regions in one pass: matches, both sides' loads at the moment of the scoring, agreement classes.
 * Matches without a country are collected under the region null, so that the countries' counts sum to the total.
 */
export async function sumRegions(batches: AsyncIterable<Incident[]>, scoring: Scoring): Promise<RegionsAnswer> {
  const { at, east, west } = scoring
  const countries = new Map<string | null, RegionRow>()
  const areas = new Map<string | null, RegionRow>()
  let total = 0
  for await (const batch of batches)
    for (const incident of batch) {
      const facts = factsOf(incident)
      const [inEast, inWest] = [score(east.lens, facts, at), score(west.lens, facts, at)]
      total++
      const agreement = agreementClass(inEast, inWest, east.lens.highFrom, west.lens.highFrom)
      add(countries, incident.country, { inEast, inWest, agreement })
      if (incident.area !== null) add(areas, incident.area, { inEast, inWest, agreement })
    }
  const rows = settle(countries)
  const named = rows.filter((row) => row.region !== null)
  return {
    at: new Date(at).toISOString(),
    total,
    sides: { east: east.view, west: west.view },
    blocs: scoring.blocs,
    countries: rows,
    areas: settle(areas),
    cohesion: cohesion(
      named.map((row) => row.east),
      named.map((row) => row.west),
    ),
  }
}

interface Scores {
  inEast: number
  inWest: number
  agreement: AgreementClass
}

function add(rows: Map<string | null, RegionRow>, region: string | null, { inEast, inWest, agreement }: Scores): void {
  let row = rows.get(region)
  if (!row) {
    row = { region, count: 0, east: 0, west: 0, divergence: 0, classes: Object.fromEntries(CLASSES.map((name) => [name, 0])) }
    rows.set(region, row)
  }
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
