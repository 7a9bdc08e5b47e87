import type { TechnologyTable, TechnologyTally } from '@/lib/core/report/technology-table'
import { TECHNOLOGIES, type Technology } from '@/lib/core/taxonomy'

/** What a column of numbers counts: all incidents, those with any technology, or those with one. */
export type TechnologyColumn = 'incidents' | 'any' | Technology

export const TECHNOLOGY_COLUMNS: readonly TechnologyColumn[] = ['incidents', 'any', ...TECHNOLOGIES]

/** The number of a line in a column. */
export function numberIn(tally: TechnologyTally, column: TechnologyColumn): number {
  if (column === 'incidents' || column === 'any') return tally[column]
  return tally.each[TECHNOLOGIES.indexOf(column)] ?? 0
}

/** The allies by name, or (as for equals) with the highest number of a column first. */
export function sortAllies(
  { allies }: TechnologyTable,
  column: TechnologyColumn | 'ally',
  nameOf: (country: string) => string,
): TechnologyTable['allies'] {
  return allies.toSorted(
    (a, b) => (column === 'ally' ? 0 : numberIn(b, column) - numberIn(a, column)) || nameOf(a.country).localeCompare(nameOf(b.country)),
  )
}
