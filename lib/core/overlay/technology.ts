import type { TechnologyCount } from '../report/technology-table'
import { isOneOf, TECHNOLOGIES, type Technology } from '../taxonomy'

/** The technology that the overlay is about, as an address names it; null for any. */
export function readTechnology(text: string | null): Technology | null {
  return isOneOf(TECHNOLOGIES, text) ? text : null
}

/** How many incidents of a count involve a technology, or (null) any. */
export function involving(count: TechnologyCount | undefined, technology: Technology | null): number {
  if (!count) return 0
  return technology === null ? count.any : (count.each[TECHNOLOGIES.indexOf(technology)] ?? 0)
}

/** Regions with, in the place of all their incidents, how many of these involve a technology, or (null) any. */
export function countInvolving<T extends { region: string; count: number }>(
  regions: readonly T[],
  counts: Record<string, TechnologyCount>,
  technology: Technology | null,
): T[] {
  return regions.map((region) => ({ ...region, count: involving(counts[region.region], technology) }))
}
