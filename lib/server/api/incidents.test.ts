import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../../core/incident'
import type { Tlp } from '../../core/taxonomy'
import type { IncidentPage, Problem } from '../../wire/protocol'
import { explainedSchema, historySchema, incidentSchema, pageSchema, problemSchema } from '../../wire/schemas'
import { testServer } from './testing/test-server'

const server = testServer()
const DRAFT = { kind: 'cyber', title: 'Phishing wave', occurredAt: '2026-10-20T08:30:00Z', tlp: 'TLP:GREEN' }
const JSON_TYPE = { 'content-type': 'application/json' }

async function problem(response: Response): Promise<Problem & Record<string, unknown>> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  return problemSchema.parse(await response.json())
}

async function refused(body: BodyInit, headers: Record<string, string> = JSON_TYPE) {
  const response = await server.admin()('/incidents', { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  return { ...(await problem(response)), status: response.status }
}

async function record(extra: object = {}): Promise<Incident> {
  return (await (await server.admin().post('/incidents', { ...DRAFT, ...extra })).json()) as Incident
}

describe('POST /incidents', () => {
  it('records an incident and says where it is', async () => {
    const response = await server.admin().post('/incidents', { ...DRAFT, place: { lng: 24.75, lat: 59.44 } })
    expect(response.status).toBe(201)
    const incident = incidentSchema.parse(await response.json())
    expect(incident).toMatchObject({ title: DRAFT.title, version: 1, country: 'EE', area: 'EE-37', source: { name: 'operator token' } })
    expect(response.headers.get('location')).toBe(`/api/v1/incidents/${incident.id}`)
    expect(response.headers.get('etag')).toBe('"1"')
  })

  it('answers with the one it has where source and external id are known', async () => {
    const first = await record({ externalId: 'one' })
    const again = await server.admin().post('/incidents', { ...DRAFT, title: 'Other', externalId: 'one' })
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(first)
  })

  it.each([
    ['a wrong type', { severity: 3 }, '/severity', 'not_in_list'],
    ['an unknown kind', { kind: 'weather' }, '/kind', 'not_in_list'],
    ['latitude 91', { place: { lng: 1, lat: 91 } }, '/place/lat', 'range'],
    ['30 February', { occurredAt: '2026-02-30T00:00:00Z' }, '/occurredAt', 'time_format'],
    ['a field that is none', { sevrity: 'minor' }, '/sevrity', 'unknown_field'],
    ['a script as address', { links: [{ url: 'javascript:alert(1)' }] }, '/links/0/url', 'url'],
    ['a long title', { title: 'x'.repeat(400) }, '/title', 'too_long'],
  ])('refuses %s by its pointer', async (_, extra, pointer, code) => {
    const found = await refused(JSON.stringify({ ...DRAFT, ...extra }))
    expect(found).toMatchObject({ status: 400, code: 'invalid', errors: [{ pointer, code }] })
  })

  it('names every wrong field at once', async () => {
    const { errors } = await refused(JSON.stringify({ kind: 'weather', occurredAt: 'yesterday' }))
    expect(errors?.map((one) => one.pointer).sort()).toEqual(['/kind', '/occurredAt', '/title'])
  })

  it('refuses 10 MB of title, announced or not, and lives on', async () => {
    const title = JSON.stringify({ ...DRAFT, title: 'x'.repeat(10 * 1024 * 1024) })
    expect(await refused(title)).toMatchObject({ status: 413, code: 'too-large' })
    expect(await refused(new Blob([title]).stream())).toMatchObject({ status: 413, code: 'too-large' })
    expect((await fetch(`${server.url()}/healthz`)).status).toBe(200)
  })

  it('refuses deep JSON', async () => {
    const deep = `{"kind":"cyber","place":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    expect(await refused(deep)).toMatchObject({ status: 400, errors: [{ code: 'too_deep' }] })
  })

  it('refuses invalid UTF-8, bad JSON and a cut-off body in words', async () => {
    expect((await refused(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).detail).toContain('UTF-8')
    expect((await refused('{"kind": "cyber",, }')).detail).toContain('position 17')
    expect((await refused('{"kind": "cyb')).status).toBe(400)
    expect((await refused('')).status).toBe(400)
    expect((await refused('null')).errors?.[0]?.code).toBe('type')
  })

  it('keeps a script in a title as the text it is', async () => {
    const title = '<script>alert(1)</script>'
    expect((await record({ title })).title).toBe(title)
  })

  it('takes no harm from __proto__', async () => {
    const found = await refused('{"kind":"cyber","title":"x","occurredAt":"2026-10-20","__proto__":{"role":"admin"}}')
    expect(found).toMatchObject({ status: 400, errors: [{ pointer: '/__proto__', code: 'unknown_field' }] })
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  it.each([
    ['form data', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['text', { 'content-type': 'text/plain' }],
    ['another charset', { 'content-type': 'application/json; charset=latin1' }],
    ['compressed bytes', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ])('refuses %s as a type it does not take', async (_, headers) => {
    expect(await refused(JSON.stringify(DRAFT), headers)).toMatchObject({ status: 415, code: 'unsupported-media-type' })
  })

  it('answers 408 to nobody but keeps serving when a body never comes', async () => {
    const socket = connect(server.port(), '127.0.0.1')
    socket.write('POST /api/v1/incidents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a"')
    expect((await server.admin().get('/incidents')).status).toBe(200)
    socket.destroy()
  })
})

describe('rights', () => {
  it('lets a viewer read and not write, an analyst write and not administer, and nobody else in', async () => {
    const viewer = await server.key('viewer', 'TLP:RED')
    const analyst = await server.key('analyst', 'TLP:RED')
    expect((await viewer.get('/incidents')).status).toBe(200)
    expect((await viewer.post('/incidents', DRAFT)).status).toBe(403)
    expect((await analyst.post('/incidents', DRAFT)).status).toBe(201)
    expect((await analyst.get('/users')).status).toBe(403)
    const nobody = await server.anonymous().get('/incidents')
    expect(nobody.status).toBe(401)
    expect(nobody.headers.get('www-authenticate')).toContain('Bearer')
  })

  it('refuses a draft marked above its writer', async () => {
    const analyst = await server.key('analyst', 'TLP:GREEN')
    const response = await analyst.post('/incidents', { ...DRAFT, tlp: 'TLP:RED' })
    expect(await problem(response)).toMatchObject({ status: 400, errors: [{ pointer: '/tlp', code: 'above_clearance' }] })
  })

  it('gives a draft without a marking one that its writer may see', async () => {
    const analyst = await server.key('analyst', 'TLP:GREEN')
    const { tlp: _, ...unmarked } = DRAFT
    expect(await (await analyst.post('/incidents', unmarked)).json()).toMatchObject({ tlp: 'TLP:GREEN' })
  })
})

describe('GET /incidents', () => {
  it('gives pages that chain to the total', async () => {
    for (let n = 0; n < 5; n++) await record({ kind: 'migration', title: `Boat ${n}` })
    const seen: string[] = []
    let cursor = ''
    for (;;) {
      const page = pageSchema.parse(await server.admin().read<IncidentPage>(`/incidents?kind=migration&limit=2${cursor}`))
      seen.push(...page.items.map((item) => item.id))
      expect(page.total).toBe(5)
      if (!page.next) break
      cursor = `&cursor=${encodeURIComponent(page.next)}`
    }
    expect(new Set(seen).size).toBe(5)
  })

  it.each([
    ['/incidents?kin=cyber', 'kin'],
    ['/incidents?kind=weather', 'kind'],
    ['/incidents?limit=0', 'limit'],
    ['/incidents?limit=1001', 'limit'],
    ['/incidents?limit=ten', 'limit'],
    ['/incidents?format=xml', 'format'],
    ['/incidents?bbox=1,2', 'bbox'],
    ['/log?after=-1', 'after'],
    ['/log?limit=5001', 'limit'],
    ['/snapshot?window=soon', 'window'],
    ['/search', 'q'],
    ['/regions?lens=north', 'lens'],
    ['/regions?at=noon', 'at'],
    ['/incidents?knownBefore=soon', 'knownBefore'],
    ['/incidents?knownFrom=2026-02-01&knownBefore=2026-01-01', 'knownFrom'],
    ['/export/csv?limit=3', 'limit'],
  ])('%s is refused by the name of its parameter', async (path, pointer) => {
    expect(await problem(await server.admin().get(path))).toMatchObject({ status: 400, errors: [{ pointer }] })
  })

  it('refuses a cursor that is none', async () => {
    expect((await server.admin().get('/incidents?cursor=abc')).status).toBe(400)
  })

  it('answers in the form that Accept asks for', async () => {
    const type = async (accept: string) => (await server.admin().get('/incidents', { accept })).headers.get('content-type')
    expect(await type('application/geo+json')).toBe('application/geo+json')
    expect(await type('text/csv;q=0.9, application/json;q=0.1')).toContain('text/csv')
    expect(await type('*/*')).toBe('application/json')
    expect((await server.admin().get('/incidents', { accept: 'image/png' })).status).toBe(406)
  })
})

describe('one incident', () => {
  it('is not there alike for an id that is malformed, unknown or unseen', async () => {
    const hidden = await record({ tlp: 'TLP:RED' })
    const viewer = await server.key('viewer', 'TLP:GREEN')
    const answers = await Promise.all(
      ['x', '00000000-0000-4000-8000-000000000000', hidden.id, `${hidden.id}/history`].map(async (id) =>
        (await viewer.get(`/incidents/${id}`)).text(),
      ),
    )
    expect(new Set(answers).size).toBe(1)
    expect(JSON.parse(answers[0] as string)).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('need not be sent again where it has not changed', async () => {
    const { id } = await record()
    const first = await server.admin().get(`/incidents/${id}`)
    const again = await server.admin().get(`/incidents/${id}`, { 'if-none-match': first.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('explains its scores by contributions that sum to them', async () => {
    const { id } = await record({ severity: 'severe', origin: { code: 'RU', confidence: 'high' } })
    const { explain } = await server.admin().read<{ explain: unknown }>(`/incidents/${id}?explain`)
    const found = explainedSchema.parse(explain)
    for (const lens of [found.east, found.west])
      expect(Object.values(lens.contributions).reduce((sum, part) => sum + part, 0)).toBeCloseTo(lens.score, 9)
    expect(found.divergence).toBeCloseTo(found.east.score - found.west.score, 9)
    expect(found.east.side).toMatchObject({
      holder: 'bloc:east',
      illustrative: true,
      versions: [{ subject: 'bloc:east', author: 'Meridian' }],
    })
    const at = '2031-11-20T08:30:00.000Z'
    const later = await server.admin().read<{ explain: unknown }>(`/incidents/${id}?explain&at=${at}`)
    expect(explainedSchema.parse(later.explain)).toMatchObject({ at })
    expect(explainedSchema.parse(later.explain).east.score).toBeLessThan(found.east.score)
  })

  it('is changed under its version only, and one of two who race wins', async () => {
    const { id } = await record()
    const patch = (version: string | null, body: object, type = 'application/merge-patch+json') =>
      server.admin()(`/incidents/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': type, ...(version === null ? {} : { 'if-match': version }) },
        body: JSON.stringify(body),
      })
    expect((await patch(null, { severity: 'minor' })).status).toBe(428)
    expect((await patch('soon', { severity: 'minor' })).status).toBe(400)
    expect((await patch('"1"', { severity: 'minor' }, 'text/plain')).status).toBe(415)
    expect((await patch('"1"', { severity: 'loud' })).status).toBe(400)
    const race = await Promise.all([patch('"1"', { severity: 'minor' }), patch('"1"', { severity: 'severe' }, 'application/json')])
    expect(race.map((one) => one.status).sort()).toEqual([200, 412])
    const lost = await problem(race.find((one) => one.status === 412) as Response)
    const current = incidentSchema.parse(lost.current)
    expect(current).toEqual(await server.admin().read(`/incidents/${id}`))
    expect(current.version).toBe(2)
    const { entries } = historySchema.parse(await server.admin().read(`/incidents/${id}/history`))
    expect(entries.map((entry) => [entry.op, entry.version])).toEqual([
      ['create', 1],
      ['update', 2],
    ])
  })
})

describe('addresses', () => {
  it('says 404 and 405 as problems, with what is possible', async () => {
    expect(await problem(await server.admin().get('/nothing'))).toMatchObject({ status: 404 })
    expect((await server.admin().get('/incidents/%E0%A4')).status).toBe(404)
    const wrong = await server.admin()('/incidents', { method: 'DELETE' })
    expect(wrong.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS')
    expect(await problem(wrong)).toMatchObject({ status: 405, code: 'method-not-allowed' })
    expect((await server.admin()('/incidents', { method: 'OPTIONS' })).status).toBe(204)
  })

  it('answers HEAD as GET without a body', async () => {
    const response = await server.admin()('/incidents', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it('tells nobody more than that it lives and can serve', async () => {
    expect(await (await fetch(`${server.url()}/healthz`)).json()).toEqual({ status: 'alive' })
    expect(await (await fetch(`${server.url()}/readyz`)).json()).toEqual({ status: 'ready' })
    expect((await fetch(`${server.url()}/metrics`)).status).toBe(401)
  })

  it('gives figures of all markings to those alone who see all markings', async () => {
    const ask = async (clearance: Tlp) => {
      const { key } = (await (await server.admin().post('/keys', { name: 'm', role: 'admin', clearance })).json()) as { key: string }
      return fetch(`${server.url()}/metrics`, { headers: { authorization: `Bearer ${key}` } })
    }
    const refused = await ask('TLP:AMBER+STRICT')
    expect([refused.status, ((await refused.json()) as Problem).detail]).toEqual([403, expect.stringContaining('TLP:RED')])
    expect(await (await ask('TLP:RED')).text()).toContain('meridian_log_head')
  })
})
