import { INTERVAL_PERCENT, RESAMPLES } from '../../core/cohesion-interval'
import type { Incident } from '../../core/incident'
import { issue } from '../../core/issue'
import { parseQuery } from '../../core/query-parameters'
import { planReport } from '../../core/report/plan'
import { RANKED_INCIDENTS, type Report } from '../../core/report/report'
import type { BridgeAnswer, CohesionAnswer, RegionAnswer, ReportHead } from '../../wire/reports'
import { Fault } from '../fault'
import { bridgeLines } from '../report/bridge-lines'
import { makeReport } from '../report/make-report'
import { makeRegionReport, regionTest } from '../report/region-report'
import { reportHead } from '../report/report-head'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { bridgeCsv } from './formats/bridge-csv'
import { CSV_TYPE } from './formats/csv'
import { invalidParameter, readQuery } from './read-query'
import { readScoring } from './read-scoring'
import { whileAllowed } from './while-allowed'

/** `/cohesion`, `/bridge` and `/regions/{region}`: what is derived from two views of what a query finds. */
export const reportDoors: Door[] = [
  { method: 'GET', path: '/cohesion', role: 'viewer', handle: readCohesion },
  { method: 'GET', path: '/bridge', role: 'viewer', handle: readBridge },
  { method: 'GET', path: '/regions/:region', role: 'viewer', handle: readRegion },
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

async function readRegion(request: DoorRequest): Promise<DoorAnswer> {
  const { scoring, asked, sides, batches } = await readAsked(request, [])
  const region = request.params.region ?? ''
  const isIn = regionTest(region, sides.groupings)
  if (!isIn) throw new Fault('not-found', 'there is no such region; a country, an area or a bloc in force is one')
  const { highestTlp, ...report } = await makeRegionReport(batches, isIn, sides.now)
  const body: RegionAnswer = { ...reportHead(asked, scoring, { total: report.count, highestTlp }), region, ...report }
  return { status: 200, body }
}

/** The report of the query, the sides and the moment that are asked for. */
async function readReport(request: DoorRequest, others: string[]): Promise<{ head: ReportHead; report: Report<Incident> }> {
  const { scoring, asked, query, sides, batches } = await readAsked(request, others)
  const report = await makeReport(batches, planReport(sides.now, sides.history, sides.holders, query))
  return { head: reportHead(asked, scoring, report), report }
}

async function readAsked({ query: params, principal, services, askAgain }: DoorRequest, others: string[]) {
  const { scoring, standing, sides: holders } = await readScoring(params, services)
  const groupings = standing.state.blocs.body
  const query = readQuery(params, groupings, ['at', 'sides', ...others])
  return {
    scoring,
    query,
    /** The same with its blocs as they were named. */
    asked: parseQuery(params, groupings).query,
    sides: { now: { east: scoring.east.lens, west: scoring.west.lens, at: scoring.at }, holders, groupings, history: standing.history },
    batches: whileAllowed(services.readerFor(principal).each(query), askAgain),
  }
}

function readFormat(params: URLSearchParams): 'json' | 'csv' {
  const format = params.get('format')
  if (format === null || format === 'json') return 'json'
  if (format === 'csv') return format
  throw invalidParameter(issue('format', 'not_in_list', 'format is json or csv', format))
}
