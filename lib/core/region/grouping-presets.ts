import eastCandidates from './east-candidates.json'
import { ALLIES, fully, type Grouping } from './grouping'

/** A way to group the allies in two, from which a change may start; with where it comes from. */
export interface GroupingPreset {
  code: string
  basis: string
  citation: string
  groupings: readonly Grouping[]
}

/** The other candidates for an east bloc, each with the other allies as the west. */
export const GROUPING_PRESETS: readonly GroupingPreset[] = eastCandidates.map(({ code, basis, citation, east }) => ({
  ...{ code, basis, citation },
  groupings: [
    { code: 'east', name: 'East', members: east.map(fully), basis },
    {
      code: 'west',
      name: 'West',
      members: ALLIES.filter((ally) => !east.includes(ally)).map(fully),
      basis: 'The allies outside the east bloc',
    },
  ],
}))
