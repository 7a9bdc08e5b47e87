import fc from 'fast-check'
import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import { AREA_CODES, COUNTRY_CODES, drafts, FROM_MS, TO_MS, WORDS } from '@/db/testing/drafts'
import type { Incident } from '../../core/incident'
import { EMPTY_QUERY, matches, type Query } from '../../core/query'
import { formatQuery } from '../../core/query-parameters'
import { DETERMINATIONS, KINDS, SEVERITIES, TECHNOLOGIES, TLPS, tlpLevel } from '../../core/taxonomy'
import type { Snapshot } from '../../wire/columns'
import type { IncidentPage, LogAnswer, RegionsAnswer, SearchAnswer } from '../../wire/protocol'
import { logSchema, pageSchema, regionsSchema, searchSchema } from '../../wire/schemas'
import { featuresSchema } from '../../wire/schemas-geojson'
import { snapshotSchema } from '../../wire/schemas-snapshot'
import { type Caller, testServer } from './testing/test-server'

const server = testServer()
const COUNT = 300
const some = <T>(list: readonly T[]) => fc.subarray([...list], { maxLength: 2 })

const queries: fc.Arbitrary<Query> = fc.record({
  ...(Object.fromEntries(Object.entries(EMPTY_QUERY).map(([name, value]) => [name, fc.constant(value)])) as {
    [K in keyof Query]: fc.Arbitrary<Query[K]>
  }),
  exercise: fc.boolean(),
  kind: some(KINDS),
  severity: some(SEVERITIES),
  determination: some(DETERMINATIONS),
  tlp: some(TLPS),
  technology: some(TECHNOLOGIES),
  bloc: some(['east', 'west']),
  country: some(COUNTRY_CODES),
  area: some(AREA_CODES),
  from: fc.option(fc.integer({ min: FROM_MS, max: (FROM_MS + TO_MS) / 2 })),
  to: fc.option(fc.integer({ min: (FROM_MS + TO_MS) / 2 + 1, max: TO_MS })),
  q: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...WORDS) }),
})

let all: Incident[] = []
let green: Caller

beforeAll(async () => {
  const made = fc.sample(drafts, { numRuns: COUNT, seed: 7 })
  const body = made.map((draft) => JSON.stringify(draft)).join('\n')
  const report = await server.admin()('/incidents/bulk', { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body })
  expect((await report.text()).trim().split('\n').at(-1)).toContain(`"recorded":${COUNT}`)
  green = await server.key('viewer', 'TLP:GREEN')
  for (const lane of ['false', 'true'])
    all = all.concat((await server.admin().read<IncidentPage>(`/incidents?limit=1000&exercise=${lane}`)).items)
})

/** The ids that each door gives under a query, and its count. */
async function everywhere(call: Caller, query: Query) {
  const params = formatQuery(query)
  const text = async (path: string) => (await call.get(`${path}?${params}`)).text()
  const page = pageSchema.parse(await call.read(`/incidents?${params}&limit=1000`))
  const regions = regionsSchema.parse(await call.read(`/regions?${params}`))
  const features = featuresSchema.parse(JSON.parse(await text('/export/geojson')))
  const csv = Papa.parse<Record<string, string>>(await text('/export/csv'), { header: true, skipEmptyLines: true })
  expect(csv.errors).toEqual([])
  return { page, regions, geojson: features.features.map((one) => one.id), csv: csv.data.map((one) => one.id ?? '') }
}

describe('the same numbers everywhere', () => {
  it('list, regions, CSV and GeoJSON hold what the query matches, for any query and clearance', async () => {
    await fc.assert(
      fc.asyncProperty(queries, fc.boolean(), async (query, isGreen) => {
        const expected = all.filter((one) => matches(query, one) && (!isGreen || tlpLevel(one.tlp) <= 1)).map((one) => one.id)
        const found = await everywhere(isGreen ? green : server.admin(), query)
        expect(found.page.items.map((one) => one.id).sort()).toEqual([...expected].sort())
        expect(found.page.total).toBe(expected.length)
        expect([...found.csv].sort()).toEqual([...expected].sort())
        expect([...found.geojson].sort()).toEqual([...expected].sort())
        expect(found.regions.total).toBe(expected.length)
        expect(found.regions.countries.reduce((sum, row) => sum + row.count, 0)).toBe(expected.length)
        const outside = found.page.items.filter((one) => one.country === null)
        expect(found.regions.countries.find((row) => row.region === null)?.count ?? 0).toBe(outside.length)
        expect(found.page.unplaced).toBe(outside.filter((one) => one.place === null).length)
        for (const row of found.regions.countries) expect(Object.values(row.classes).reduce((sum, count) => sum + count, 0)).toBe(row.count)
      }),
      { numRuns: 40 },
    )
  }, 120_000)
})

describe('what lies above a clearance', () => {
  const ids = (level: number, isAbove: boolean) => all.filter((one) => tlpLevel(one.tlp) > level === isAbove).map((one) => one.id)

  it('is absent for a reader cleared to GREEN at every door', async () => {
    const hidden = ids(1, true)
    expect(hidden.length).toBeGreaterThan(50)
    const first = all.find((one) => one.id === hidden[0]) as Incident
    const paths = ['/incidents?limit=1000', '/export/csv', '/export/geojson', '/regions', '/log?limit=5000', '/snapshot', '/search?q=x']
    const answers = await Promise.all(
      paths
        .flatMap((path) => [
          path,
          ...(/incidents|export|regions/.test(path) ? [`${path}${path.includes('?') ? '&' : '?'}exercise=true`] : []),
        ])
        .map(async (path) => (await green.get(path)).text()),
    )
    for (const answer of answers) for (const id of hidden) expect(answer).not.toContain(id)
    for (const path of [`/incidents/${first.id}`, `/incidents/${first.id}/history`]) expect((await green.get(path)).status).toBe(404)
    const patched = await green(`/incidents/${first.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      body: '{}',
    })
    expect(patched.status).toBe(403)
    const analyst = await server.key('analyst', 'TLP:GREEN')
    const unseen = await analyst(`/incidents/${first.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      body: '{}',
    })
    expect(unseen.status).toBe(404)
  })

  it('leaves no gap in the log, and no trace in its counts', async () => {
    const log = logSchema.parse(await green.read<LogAnswer>('/log?limit=5000'))
    const visible = ids(1, false)
    expect(log.entries.map((entry) => entry.seq)).toEqual(visible.map((_, at) => at + 1))
    expect(log).toMatchObject({ from: 1, to: visible.length, head: visible.length })
    const snapshot = snapshotSchema.parse(await green.read<Snapshot>('/snapshot'))
    expect(snapshot).toMatchObject({ rows: visible.length, mark: { seq: visible.length, count: visible.length } })
    expect([...snapshot.columns.id].sort()).toEqual([...visible].sort())
    for (const column of Object.values(snapshot.columns)) expect(column).toHaveLength(visible.length)
  })

  it('is not found by a search', async () => {
    const { ids: found } = searchSchema.parse(await green.read<SearchAnswer>('/search?q=ballot'))
    const hidden = new Set(ids(1, true))
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((id) => hidden.has(id))).toEqual([])
  })
})

describe('GET /snapshot', () => {
  it.each(['br', 'gzip', 'identity'])('is the same under %s, and need not be sent twice', async (encoding) => {
    const plain = await green.get('/snapshot', { 'accept-encoding': 'identity' })
    const first = await green.get('/snapshot', { 'accept-encoding': encoding })
    expect(first.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
    expect(await first.json()).toEqual(await plain.json())
    const again = await green.get('/snapshot', { 'accept-encoding': encoding, 'if-none-match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  it('reaches back as far as its window', async () => {
    const { rows, from } = await green.read<Snapshot>('/snapshot?window=24h')
    expect(rows).toBe(0)
    expect(Date.now() - (from ?? 0)).toBeLessThan(25.1 * 3_600_000)
  })
})

describe('GET /regions', () => {
  it('gives no cohesion for too few countries', async () => {
    const few = await server.admin().read<RegionsAnswer>('/regions?country=EE')
    expect(few.cohesion).toEqual({ tau: null, n: 1, reason: 'too-few' })
    const many = await server.admin().read<RegionsAnswer>(`/regions?at=${new Date(TO_MS).toISOString()}`)
    expect(many.cohesion.n).toBeGreaterThanOrEqual(5)
    expect(many.cohesion.tau).toBeGreaterThanOrEqual(-1)
    expect(many.cohesion.tau).toBeLessThanOrEqual(1)
  })

  it('ranks nothing once all has faded', async () => {
    const faded = await server.admin().read<RegionsAnswer>('/regions?at=2200-01-01')
    expect(faded.cohesion).toEqual({ tau: null, n: expect.any(Number), reason: null })
  })
})
