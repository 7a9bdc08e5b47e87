import { ALLIES } from '../region/grouping'
import { TECHNOLOGIES } from '../taxonomy'

/** How many of some incidents involve a technology at all, and each of `TECHNOLOGIES` in their order; one may involve several. */
export interface TechnologyCount {
  any: number
  each: number[]
}

/** The same, with how many incidents there are at all. */
export interface TechnologyTally extends TechnologyCount {
  incidents: number
}

/** Incidents by ally and technology. Every incident is in exactly one line, and `all` is the sum of the lines. */
export interface TechnologyTable {
  allies: (TechnologyTally & { country: string })[]
  /** In other countries, at sea or of no place. */
  elsewhere: TechnologyTally
  all: TechnologyTally
}

/** The count of nothing. */
export function noTechnologies(): TechnologyCount {
  return { any: 0, each: TECHNOLOGIES.map(() => 0) }
}

/** Counts an incident of a set of technologies (`technologyBits`). */
export function countTechnologies(count: TechnologyCount, bits: number): void {
  if (bits !== 0) count.any++
  for (let left = bits, at = 0; left !== 0; left >>= 1, at++) if (left & 1) count.each[at] = (count.each[at] as number) + 1
}

/** The table of tallies by country, of which `all` is the whole. */
export function technologyTable(countries: ReadonlyMap<string, TechnologyTally>, all: TechnologyTally): TechnologyTable {
  const allies = ALLIES.map((country) => ({ ...(countries.get(country) ?? { incidents: 0, ...noTechnologies() }), country }))
  return { allies, elsewhere: allies.reduce(minus, all), all }
}

function minus(whole: TechnologyTally, part: TechnologyTally): TechnologyTally {
  return {
    incidents: whole.incidents - part.incidents,
    any: whole.any - part.any,
    each: whole.each.map((count, at) => count - (part.each[at] as number)),
  }
}
