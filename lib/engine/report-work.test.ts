import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Incident } from '../core/incident'
import { EAST_LENS, WEST_LENS } from '../core/lens/defaults'
import { DEFAULT_SIDES, SHIPPED_VERSIONS } from '../core/lens/in-force'
import { compileLens, factsOf } from '../core/lens/score'
import { EMPTY_QUERY, matches, type Query } from '../core/query'
import { DEFAULT_GROUPINGS } from '../core/region/grouping'
import { planReport } from '../core/report/plan'
import { ReportMaker } from '../core/report/report'
import { tlpLevel } from '../core/taxonomy'
import { incidents } from '../core/testing/arbitraries'
import { Engine } from './engine'
import type { EngineReport, FromWorker } from './messages'
import { LogServer } from './testing/log-server'

const SOME = (
  fc.sample(fc.uniqueArray(incidents, { minLength: 150, maxLength: 150, selector: ({ id }) => id }), {
    seed: 11,
    numRuns: 1,
  })[0] as Incident[]
).map((incident): Incident => ({ ...incident, exercise: false, mergedInto: null }))
const [east, west] = [compileLens(EAST_LENS), compileLens(WEST_LENS)]

let server: LogServer
let engine: Engine
let said: FromWorker[]

beforeEach(async () => {
  server = new LogServer(50)
  server.record(...SOME)
  said = []
  engine = new Engine({ origin: await server.open() }, (message) => said.push(message))
  engine.hear({ type: 'start' })
})
afterEach(async () => {
  engine.hear({ type: 'stop' })
  await server.close()
})

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

async function reportOf(query: Query, request: number): Promise<EngineReport> {
  engine.hear({ type: 'look', query, viewport: null, at: null })
  const total = SOME.filter((one) => matches(query, one)).length
  await until(() =>
    expect(said.filter((message) => message.type === 'picture').at(-1)).toMatchObject({ picture: { query, total, held: SOME.length } }),
  )
  engine.hear({ type: 'report', request })
  let found: EngineReport | undefined
  await until(() => {
    found = said.flatMap((message) => (message.type === 'report' && message.request === request ? [message.report] : []))[0]
    expect(found).toBeDefined()
  })
  return found as EngineReport
}

/** The same from the incidents themselves. */
function byHand(query: Query, at: number) {
  const maker = new ReportMaker<string>(planReport({ east, west, at }, SHIPPED_VERSIONS, DEFAULT_SIDES, query))
  for (const incident of SOME) if (matches(query, incident)) maker.add(factsOf(incident), incident.id, tlpLevel(incident.tlp))
  const made = maker.finish()
  for (;;) {
    const step = made.next()
    if (step.done) return step.value
  }
}

it('reports what the incidents themselves say, for the query that is looked at', async () => {
  let request = 0
  for (const query of [EMPTY_QUERY, { ...EMPTY_QUERY, kind: ['cyber' as const, 'migration' as const] }]) {
    const { bridge, revision, at, lenses, ...report } = await reportOf(query, ++request)
    expect(lenses).toMatchObject({ sides: DEFAULT_SIDES, draft: null })
    const { bridge: expected, ...rest } = byHand(query, at)
    expect(report).toEqual({
      ...rest,
      query,
      series: rest.series.map((one) => ({ ...one, tau: closely(one.tau), interval: one.interval && expect.anything() })),
    })
    expect(revision).toBeGreaterThan(0)
    const line = ({ key, east, gain, group }: (typeof expected.incidents)[number]) =>
      `${key} ${group} ${east.toFixed(9)} ${gain?.toFixed(9)}`
    expect(bridge.incidents.map(({ key, ...one }) => line({ ...one, key: key.id })).sort()).toEqual(expected.incidents.map(line).sort())
    expect(bridge.regions).toHaveLength(expected.regions.length)
  }
})

it('makes only the report that was asked for last', async () => {
  engine.hear({ type: 'report', request: 1 })
  engine.hear({ type: 'report', request: 2 })
  await until(() => expect(said.filter((message) => message.type === 'report')).toHaveLength(1))
  expect(said.find((message) => message.type === 'report')).toMatchObject({ request: 2 })
})

it('follows the blocs in force: a filter and a region of one that was adopted, and nothing of one that is not there', async () => {
  const members = ['EE', 'FR', 'US'].map((country) => ({ country, weight: 1 }))
  const body = [...DEFAULT_GROUPINGS, { code: 'three-coasts', name: 'Three coasts', members, basis: 'Test' }]
  const signed = { version: 2, author: 'Ada', approver: 'Ben', reason: 'x', inForceFrom: new Date(Date.now() - 1000).toISOString() }
  server.versions = [...SHIPPED_VERSIONS, { ...signed, subject: 'blocs', body }]
  await until(() => expect(said.filter((message) => message.type === 'lenses').at(-1)?.lenses.history).toHaveLength(4))
  const expected = SOME.filter(({ country }) => country !== null && ['EE', 'FR', 'US'].includes(country)).length
  const shows = (query: Query, total: number) => {
    engine.hear({ type: 'look', query, viewport: null, at: null })
    return until(() =>
      expect(said.filter((message) => message.type === 'picture').at(-1)).toMatchObject({ picture: { query, total, held: SOME.length } }),
    )
  }
  await shows({ ...EMPTY_QUERY, bloc: ['nowhere'] }, 0)
  await shows({ ...EMPTY_QUERY, bloc: ['three-coasts'] }, expected)
  await shows(EMPTY_QUERY, SOME.length)
  engine.hear({ type: 'makeup', request: 9, region: 'three-coasts' })
  await until(() => expect(said.filter((message) => message.type === 'makeup')).toMatchObject([{ makeup: { count: expected } }]))
})

function closely(tau: number | null): unknown {
  return tau === null ? null : expect.closeTo(tau, 9)
}
