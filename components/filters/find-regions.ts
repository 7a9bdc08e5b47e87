import type { Grouping } from '@/lib/core/region/grouping'
import { ALLIANCES, AREAS, COUNTRIES } from '@/lib/core/region/region'
import { foldText } from '@/lib/core/text'
import type { RegionNode } from './region-tree'

const BELOW_BLOCS: readonly RegionNode[] = [
  ...COUNTRIES.map((code): RegionNode => ({ sort: 'country', code })),
  ...AREAS.map(({ code }): RegionNode => ({ sort: 'area', code })),
]

/** What is looked for, and among which blocs. */
interface Wanted {
  text: string
  groupings: readonly Grouping[]
  nameOf: (code: string) => string
}

/** Regions whose name holds the text, or whose code is it; the larger ones first, those that start with it before the rest. */
export function findRegions({ text, groupings, nameOf }: Wanted, limit = 30): RegionNode[] {
  const wanted = foldText(text)
  const starting: RegionNode[] = []
  const holding: RegionNode[] = []
  const above = [
    ...ALLIANCES.map(({ code }): RegionNode => ({ sort: 'alliance', code })),
    ...groupings.map(({ code }): RegionNode => ({ sort: 'bloc', code })),
  ]
  for (const node of [...above, ...BELOW_BLOCS]) {
    const name = foldText(nameOf(node.code))
    if (name.startsWith(wanted) || node.code.toLowerCase() === wanted) starting.push(node)
    else if (name.includes(wanted)) holding.push(node)
  }
  return [...starting, ...holding].slice(0, limit)
}
