import { INTERVAL_PERCENT, RESAMPLES } from '../../core/cohesion-interval'
import type { Incident } from '../../core/incident'
import { issue } from '../../core/issue'
import { planReport } from '../../core/report/plan'
import { RANKED_INCIDENTS, type Report } from '../../core/report/report'
import type { BridgeAnswer, CohesionAnswer, ReportHead } from '../../wire/reports'
import { bridgeLines } from '../report/bridge-lines'
import { makeReport } from '../report/make-report'
import { reportHead } from '../report/report-head'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { bridgeCsv } from './formats/bridge-csv'
import { CSV_TYPE } from './formats/csv'
import { invalidParameter, readQuery } from './read-query'
import { readScoring } from './read-scoring'
import { whileAllowed } from './while-allowed'

/** `/cohesion` and `/bridge`: what is derived from two views of what a query finds. */
export const reportDoors: Door[] = [
  { method: 'GET', path: '/cohesion', role: 'viewer', handle: readCohesion },
  { method: 'GET', path: '/bridge', role: 'viewer', handle: readBridge },
]

async function readCohesion(request: DoorRequest): Promise<DoorAnswer> {
  const { head, report } = await readReport(request, [])
  const { regions, incidents, kinds, series, matrix } = report
  const body: CohesionAnswer = {
    ...head,
    method: {
      ...{ measure: 'tau-b', interval: 'percentile bootstrap' },
      ...{ intervalPercent: INTERVAL_PERCENT, draws: RESAMPLES, firstIncidents: RANKED_INCIDENTS },
    },
    ...{ regions, incidents, kinds, matrix },
    series: series.map(({ at, ...measured }) => ({ at: new Date(at).toISOString(), ...measured })),
  }
  return { status: 200, body }
}

async function readBridge(request: DoorRequest): Promise<DoorAnswer> {
  const format = readFormat(request.query)
  const { head, report } = await readReport(request, ['format'])
  const { regions, incidents } = report
  const body: BridgeAnswer = { ...head, cohesion: { regions, incidents }, lines: bridgeLines(report) }
  const headers = { 'content-disposition': `attachment; filename="bridge.${format}"` }
  if (format === 'json') return { status: 200, headers, body }
  return { status: 200, headers: { ...headers, 'content-type': CSV_TYPE }, body: [...bridgeCsv(body)].join('') }
}

/** The report of the query, the sides and the moment that are asked for. */
async function readReport(request: DoorRequest, others: string[]): Promise<{ head: ReportHead; report: Report<Incident> }> {
  const { query: params, principal, services, askAgain } = request
  const { scoring, standing, sides } = await readScoring(params, services)
  const query = readQuery(params, standing.state.blocs.body, ['at', 'sides', ...others])
  const now = { east: scoring.east.lens, west: scoring.west.lens, at: scoring.at }
  const batches = whileAllowed(services.readerFor(principal).each(query), askAgain)
  const report = await makeReport(batches, planReport(now, standing.history, sides, query))
  return { head: reportHead(query, scoring, report), report }
}

function readFormat(params: URLSearchParams): 'json' | 'csv' {
  const format = params.get('format')
  if (format === null || format === 'json') return 'json'
  if (format === 'csv') return format
  throw invalidParameter(issue('format', 'not_in_list', 'format is json or csv', format))
}
