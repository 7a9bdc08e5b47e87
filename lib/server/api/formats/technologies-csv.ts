import { TECHNOLOGIES } from '../../../core/taxonomy'
import type { TechnologiesAnswer, TechnologyLine } from '../../../wire/reports'
import { csvCell } from './csv'

/** Incidents by ally and technology as CSV (RFC 4180): a line per ally, then what lies elsewhere, then all. Each line repeats what the whole stands for. */
export function* technologiesCsv({ allies, elsewhere, all, query, marking }: TechnologiesAnswer): Generator<string> {
  const line = (of: string, { incidents, any, technologies }: TechnologyLine) =>
    csvLine([of, incidents, any, ...TECHNOLOGIES.map((name) => technologies[name]), query, marking])
  yield csvLine(['line', 'incidents', 'any', ...TECHNOLOGIES, 'query', 'marking'])
  for (const ally of allies) yield line(ally.country, ally)
  yield line('elsewhere', elsewhere)
  yield line('all', all)
}

function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}
