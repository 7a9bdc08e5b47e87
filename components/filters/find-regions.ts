import { ALLIANCES, AREAS, BLOCS, COUNTRIES } from '@/lib/core/region/region'
import { foldText } from '@/lib/core/text'
import type { RegionNode } from './region-tree'

const ALL: readonly RegionNode[] = [
  ...ALLIANCES.map(({ code }): RegionNode => ({ sort: 'alliance', code })),
  ...BLOCS.map(({ code }): RegionNode => ({ sort: 'bloc', code })),
  ...COUNTRIES.map((code): RegionNode => ({ sort: 'country', code })),
  ...AREAS.map(({ code }): RegionNode => ({ sort: 'area', code })),
]

/** Regions whose name holds the text, or whose code is it; the larger ones first, those that start with it before the rest. */
export function findRegions(text: string, nameOf: (code: string) => string, limit = 30): RegionNode[] {
  const wanted = foldText(text)
  const starting: RegionNode[] = []
  const holding: RegionNode[] = []
  for (const node of ALL) {
    const name = foldText(nameOf(node.code))
    if (name.startsWith(wanted) || node.code.toLowerCase() === wanted) starting.push(node)
    else if (name.includes(wanted)) holding.push(node)
  }
  return [...starting, ...holding].slice(0, limit)
}
