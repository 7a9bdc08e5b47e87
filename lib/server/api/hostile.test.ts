import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { IncidentPage, Problem } from '../../wire/protocol'
import { problemSchema } from '../../wire/schemas'
import { bodyOf } from './bulk'
import { problemOf } from './problem'
import { readJson } from './read-json'
import { testServer } from './testing/test-server'

const server = testServer()
const DRAFT = '"kind":"cyber","title":"Hostile neighbour","occurredAt":"2026-10-20T08:30:00Z"'
const HEAD = 'Host: localhost\r\nAuthorization: Bearer the-token-of-the-operator\r\n'

async function refusal(text: string): Promise<Problem> {
  const response = await server.admin()('/incidents', { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const found = problemSchema.parse(await response.json()) as Problem
  expect(found.status).toBe(response.status)
  return found
}

/** Bytes as they are, and all that is answered until the server hangs up. */
function raw(bytes: string, port = server.port()): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (piece) => {
      answer += piece
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

async function readAll(body: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of body);
}

describe('a value that JSON allows and the record does not', () => {
  it.each([
    ['a number beyond all bounds', `{${DRAFT},"place":{"lng":1e400,"lat":1}}`, '/place/lng', 'type'],
    ['a long way out', `{${DRAFT},"place":{"lng":1,"lat":1,"uncertaintyKm":1e308}}`, '/place/uncertaintyKm', 'range'],
    ['half a character', `{${DRAFT},"summary":"\\ud800"}`, '/summary', 'text_unclean'],
    ['half a character in a list', `{${DRAFT},"tags":["sound","\\udfff"]}`, '/tags/1', 'text_unclean'],
    ['a zero byte', `{${DRAFT},"externalId":"a\\u0000b"}`, '/externalId', 'text_unclean'],
    ['a field given twice', `{${DRAFT},"kind":"sabotage"}`, '/kind', 'doubled_field'],
    ['a field given twice within', `{${DRAFT},"place":{"country":"EE","country":"LV"}}`, '/place/country', 'doubled_field'],
    ['a prototype', `{${DRAFT},"__proto__":{"role":"admin"}}`, '/__proto__', 'unknown_field'],
    ['a prototype within', `{${DRAFT},"source":{"name":"x","__proto__":{}}}`, '/source/__proto__', 'unknown_field'],
    ['a constructor', `{${DRAFT},"constructor":{"prototype":{"role":"admin"}}}`, '/constructor', 'unknown_field'],
    ['100,000 levels', `{${DRAFT},"place":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, '', 'too_deep'],
  ])('%s is refused by its pointer', async (_, text, pointer, code) => {
    expect(await refusal(text)).toMatchObject({ status: 400, code: 'invalid', errors: [{ pointer, code }] })
  })

  it('half a character as the name of a field does not break the answer', async () => {
    expect((await refusal(`{${DRAFT},"\\ud800":1}`)).errors?.[0]).toMatchObject({ code: 'unknown_field' })
  })

  it('is refused alone by the bulk door', async () => {
    const lines = [
      `{${DRAFT}}`,
      `{${DRAFT},"kind":"sabotage"}`,
      `{${DRAFT},"title":"\\ud800"}`,
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      `{${DRAFT}}`,
    ]
    const init = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: `${lines.join('\n')}\n` }
    const report = (await (await server.admin()('/incidents/bulk', init)).text()).trim().split('\n')
    expect(report.slice(0, -1).map((line) => (JSON.parse(line) as { line: number }).line)).toEqual([2, 3, 4])
    expect(JSON.parse(report.at(-1) ?? '')).toMatchObject({ recorded: 2, rejected: 3, complete: true })
  })
})

describe('a request that no store could answer', () => {
  it.each(['/incidents?q=%00', '/search?q=%00', '/export/csv?q=a%00', '/incidents?from=9999-12-31T23:59:59-23:59'])(
    'is refused by its parameter: %s',
    async (path) => {
      const response = await server.admin().get(path)
      const { errors } = problemSchema.parse(await response.json()) as Problem
      expect([response.status, errors?.[0]?.pointer]).toEqual([400, path.includes('q=') ? 'q' : 'from'])
    },
  )

  it('is refused with a cursor beyond the year 9999', async () => {
    const cursor = Buffer.from('999999999999999~00000000-0000-4000-8000-000000000000').toString('base64url')
    const response = await server.admin().get(`/incidents?cursor=${cursor}`)
    expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ pointer: 'cursor' }] }])
  })

  it.each([
    ['PATCH', '/users/%00', 404],
    ['DELETE', '/keys/%00', 404],
    ['GET', '/users/%00', 405],
    ['GET', '/keys/%00', 405],
  ])('%s %s', async (method, path, status) => {
    const init = method === 'PATCH' ? { headers: { 'content-type': 'application/json' }, body: '{"disabled":true}' } : {}
    expect((await server.admin()(path, { method, ...init })).status).toBe(status)
  })
})

describe('an object of 100,000 unknown fields', () => {
  const flood = `{${Array.from({ length: 100_000 }, (_, n) => `"x${n.toString(36)}":1`).join(',')}}`
  const json = { 'content-type': 'application/json' }

  it('is answered with the first of them and their number', async () => {
    const found = await refusal(flood)
    expect(found.errors?.filter((one) => one.code === 'unknown_field')).toHaveLength(21)
    expect(JSON.stringify(found)).toContain('99980 more fields are unknown')
  })

  it('costs the bulk door one line of its report', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: `${flood}\n{${DRAFT}}\n` }
    const report = await (await server.admin()('/incidents/bulk', init)).text()
    expect(report.length).toBeLessThan(20_000)
    expect(JSON.parse(report.trim().split('\n').at(-1) ?? '')).toMatchObject({ recorded: 1, rejected: 1 })
  })

  it('is not even read where nobody has signed in yet, and counts as an attempt to set up', async () => {
    const setUp = (body: string) => server.anonymous()('/setup', { method: 'POST', headers: json, body })
    expect((await setUp(flood)).status).toBe(413)
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await setUp('{}')).status))
    expect(statuses.sort()).toEqual([...Array(9).fill(400), 429])
  })

  it('has no more than a hundred reasons in all', async () => {
    const links = Array.from({ length: 100 }, () => ({ url: 'x', a: 1, b: 2, c: 3 }))
    const { errors } = await refusal(`{${DRAFT},"links":${JSON.stringify(links)}}`)
    expect(errors).toHaveLength(101)
    expect(errors?.at(-1)).toMatchObject({ pointer: '', code: 'too_many', message: expect.stringContaining('300 more') })
  })
})

describe('a connection', () => {
  it('with headers beyond bounds is told so', async () => {
    const answer = await raw(`GET /api/v1/incidents HTTP/1.1\r\n${HEAD}X-Bomb: ${'x'.repeat(100_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(problemSchema.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? ''))).toMatchObject({ status: 431, code: 'headers-too-large' })
  })

  it('that speaks no HTTP is told so', async () => {
    const answer = await raw('EHLO example.org\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toContain('content-type: application/problem+json')
  })

  it('with two lengths is not taken for two requests', async () => {
    const smuggled = `POST /api/v1/incidents HTTP/1.1\r\n${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`
    const answer = await raw(`${smuggled}GET /api/v1/incidents HTTP/1.1\r\n${HEAD}\r\n`)
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400'])
  })
})

describe('a sender that stalls', () => {
  it('is seen live: what it sent is recorded while it waits', async () => {
    const line = `{${DRAFT},"tags":["stalling"]}\n`
    const socket = connect(server.port(), '127.0.0.1')
    socket.write(
      `POST /api/v1/incidents/bulk HTTP/1.1\r\n${HEAD}Content-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n${line}${line}{"half`,
    )
    const total = async () => (await server.admin().read<IncidentPage>('/incidents?q=stalling&limit=1')).total
    await expect.poll(total, { timeout: 10_000 }).toBe(2)
    socket.destroy()
  })

  it('gets no more than the time it is given, and reads why', async () => {
    const patient = createServer((req, res) => {
      const reading = req.url === '/json' ? readJson(req, { bytes: 100, depth: 3, timeoutMs: 100 }) : readAll(bodyOf(req, 100))
      reading.catch((thrown: unknown) => res.setHeader('connection', 'close').end(problemOf(thrown, console).problem.code))
    })
    await new Promise<void>((resolve) => patient.listen(0, '127.0.0.1', resolve))
    const { port } = patient.address() as AddressInfo
    for (const path of ['json', 'stream']) {
      const head = `POST /${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"a"`
      expect(await raw(head, port)).toMatch(/timeout/)
    }
    patient.closeAllConnections()
    patient.close()
  })
})
