import { issue } from '../../core/issue'
import { formatQuery, parseQuery } from '../../core/query-parameters'
import type { TechnologiesAnswer } from '../../wire/reports'
import { makeTechnologyReport } from '../report/technology-report'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { CSV_TYPE } from './formats/csv'
import { technologiesCsv } from './formats/technologies-csv'
import { invalidParameter, readQuery } from './read-query'
import { whileAllowed } from './while-allowed'

/** `/technologies`: what a query finds, by ally and emerging technology. */
export const technologyDoors: Door[] = [{ method: 'GET', path: '/technologies', role: 'viewer', handle: readTechnologies }]

async function readTechnologies({ query: params, principal, services, askAgain }: DoorRequest): Promise<DoorAnswer> {
  const format = params.get('format') ?? 'json'
  if (format !== 'json' && format !== 'csv') throw invalidParameter(issue('format', 'not_in_list', 'format is json or csv', format))
  const groupings = (await services.lenses.at(null)).state.blocs.body
  const query = readQuery(params, groupings, ['format'])
  const body: TechnologiesAnswer = {
    query: formatQuery(parseQuery(params, groupings).query).toString(),
    ...(await makeTechnologyReport(whileAllowed(services.readerFor(principal).each(query), askAgain))),
  }
  const headers = { 'content-disposition': `attachment; filename="technologies.${format}"` }
  if (format === 'json') return { status: 200, headers, body }
  return { status: 200, headers: { ...headers, 'content-type': CSV_TYPE }, body: [...technologiesCsv(body)].join('') }
}
