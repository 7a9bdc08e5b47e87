import type { Incident } from '../../core/incident'
import {
  countTechnologies,
  noTechnologies,
  type TechnologyTable,
  type TechnologyTally,
  technologyTable,
} from '../../core/report/technology-table'
import { TECHNOLOGIES, TLPS, tlpLevel } from '../../core/taxonomy'
import { technologyBits } from '../../core/technology-set'
import type { TechnologiesAnswer, TechnologyLine } from '../../wire/reports'

/** The incidents in the batches by ally and technology, and their highest marking. */
export async function makeTechnologyReport(
  batches: AsyncIterable<Incident[]>,
): Promise<Pick<TechnologiesAnswer, 'total' | 'marking' | 'allies' | 'elsewhere' | 'all'>> {
  const countries = new Map<string, TechnologyTally>()
  const all = noIncidents()
  let highest = -1
  for await (const batch of batches)
    for (const { country, technologies, tlp } of batch) {
      const bits = technologyBits(technologies)
      add(all, bits)
      highest = Math.max(highest, tlpLevel(tlp))
      if (country === null) continue
      const tally = countries.get(country) ?? noIncidents()
      countries.set(country, tally)
      add(tally, bits)
    }
  return { total: all.incidents, marking: TLPS[highest] ?? null, ...viewOf(technologyTable(countries, all)) }
}

function noIncidents(): TechnologyTally {
  return { incidents: 0, ...noTechnologies() }
}

function add(tally: TechnologyTally, bits: number): void {
  tally.incidents++
  countTechnologies(tally, bits)
}

function viewOf({ allies, elsewhere, all }: TechnologyTable): Pick<TechnologiesAnswer, 'allies' | 'elsewhere' | 'all'> {
  return {
    allies: allies.map(({ country, ...tally }): { country: string } & TechnologyLine => ({ country, ...lineOf(tally) })),
    elsewhere: lineOf(elsewhere),
    all: lineOf(all),
  }
}

function lineOf({ incidents, any, each }: TechnologyTally): TechnologyLine {
  const technologies = Object.fromEntries(TECHNOLOGIES.map((name, at) => [name, each[at] ?? 0])) as TechnologyLine['technologies']
  return { incidents, any, technologies }
}
