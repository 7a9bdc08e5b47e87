import { countriesOf, DEFAULT_GROUPINGS, type Grouping } from '../region/grouping'
import { regionSort } from '../region/region'

/**
 * What silence of a region means. `reported`: it has matches. `quiet`: it has records, none of which matches.
 * `not-collected`: it has no record at all that this reader may see. `unknown`: records are still coming in.
 */
export type RegionState = 'reported' | 'quiet' | 'not-collected' | 'unknown'

interface Known {
  countries: readonly { region: string }[]
  areas: readonly { region: string }[]
  /** Regions with records and without a match; null while that is not known. */
  quiet: readonly string[] | null
}

/** The state of a country, an area or a bloc (of the groupings in force). A bloc is what the loudest of its members is. */
export function regionState(
  region: string,
  { countries, areas, quiet }: Known,
  groupings: readonly Grouping[] = DEFAULT_GROUPINGS,
): RegionState {
  const sort = regionSort(region)
  const codes = sort === 'bloc' ? countriesOf(groupings, region) : [region]
  const reported = sort === 'area' ? areas : countries
  if (reported.some((one) => codes.includes(one.region))) return 'reported'
  if (quiet === null) return 'unknown'
  return codes.some((code) => quiet.includes(code)) ? 'quiet' : 'not-collected'
}
