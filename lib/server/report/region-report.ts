import type { Incident } from '../../core/incident'
import type { Comparison } from '../../core/lens/comparison'
import { CRITERIA } from '../../core/lens/lens'
import { factsOf } from '../../core/lens/score'
import { countriesOf, type Grouping } from '../../core/region/grouping'
import { isArea, isCountry } from '../../core/region/region'
import { RegionMakeupMaker, type SideLoad } from '../../core/report/region-makeup'
import { KINDS, TLPS, type Tlp, tlpLevel } from '../../core/taxonomy'
import type { RegionReport, SideLoadView } from '../../wire/reports'

/** Whether an incident lies in a region (a country, an area, or a bloc of the groupings); null where there is no such region. */
export function regionTest(region: string, groupings: readonly Grouping[]): ((incident: Incident) => boolean) | null {
  if (isArea(region)) return ({ area }) => area === region
  if (isCountry(region)) return ({ country }) => country === region
  if (!groupings.some(({ code }) => code === region)) return null
  const members = new Set(countriesOf(groupings, region))
  return ({ country }) => country !== null && members.has(country)
}

/** What the incidents of a region among the batches make up under both sides, and their highest marking. */
export async function makeRegionReport(
  batches: AsyncIterable<Incident[]>,
  isIn: (incident: Incident) => boolean,
  sides: Comparison,
): Promise<Omit<RegionReport, 'region'> & { highestTlp: Tlp | null }> {
  const maker = new RegionMakeupMaker(sides)
  let highest = -1
  for await (const batch of batches)
    for (const incident of batch) {
      if (!isIn(incident)) continue
      maker.add(factsOf(incident))
      highest = Math.max(highest, tlpLevel(incident.tlp))
    }
  const { count, east, west, lead, flip } = maker.finish()
  return { count, lead, flip, loads: { east: viewOf(east), west: viewOf(west) }, highestTlp: TLPS[highest] ?? null }
}

function viewOf({ load, criteria, kinds }: SideLoad): SideLoadView {
  const named = <T extends string>(names: readonly T[], list: readonly number[]) =>
    Object.fromEntries(names.map((name, at) => [name, list[at] ?? 0])) as Record<T, number>
  return { load, criteria: named(CRITERIA, criteria), kinds: named(KINDS, kinds) }
}
