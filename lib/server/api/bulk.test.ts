import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { BulkLine, IncidentPage } from '../../wire/protocol'
import { bulkLineSchema } from '../../wire/schemas'
import { testServer } from './testing/test-server'

const server = testServer()

function line(extra: object = {}): string {
  return JSON.stringify({ kind: 'cyber', title: 'One of many', occurredAt: '2026-10-20T08:30:00Z', tlp: 'TLP:GREEN', ...extra })
}

async function bulk(body: string | Buffer | ReadableStream, caller = server.admin()): Promise<BulkLine[]> {
  const init = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body, duplex: 'half' }
  const response = await caller('/incidents/bulk', init as RequestInit)
  expect(response.status).toBe(200)
  return linesOf(await response.text())
}

function linesOf(text: string): BulkLine[] {
  return text
    .trim()
    .split('\n')
    .map((one) => bulkLineSchema.parse(JSON.parse(one)) as BulkLine)
}

function rejectedOf(report: BulkLine[]) {
  return report.flatMap((one) => (one.type === 'rejected' ? [[one.line, one.issues[0]?.pointer, one.issues[0]?.code]] : []))
}

const totalOf = (q: string) =>
  server
    .admin()
    .read<IncidentPage>(`/incidents?q=${q}&limit=1`)
    .then((page) => page.total)
const quarantined = async () => {
  const { store } = server.services()
  const { rows } = (await store.db.execute('select line, text from quarantine order by at, line')) as unknown as {
    rows: { line: number; text: string }[]
  }
  return rows
}

describe('POST /incidents/bulk', () => {
  it('records the good neighbours of bad lines, and keeps the bad ones with their text', async () => {
    const bad = [
      '{"kind":',
      line({ kind: 'weather' }),
      line({ place: { lng: 0, lat: 91 } }),
      '[1]',
      `{"x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    ]
    const lines = [line({ tags: ['mixed'] }), ...bad.flatMap((one) => [one, '', line({ tags: ['mixed'] })])]
    const report = await bulk(`${lines.join('\r\n')}\n`)
    expect(rejectedOf(report)).toEqual([
      [2, '', 'json'],
      [5, '/kind', 'not_in_list'],
      [8, '/place/lat', 'range'],
      [11, '', 'type'],
      [14, '/x', 'unknown_field'],
    ])
    expect(report.at(-1)).toEqual({ type: 'total', lines: 11, recorded: 6, known: 0, rejected: 5, complete: true })
    expect(await totalOf('mixed')).toBe(6)
    expect((await quarantined()).map((row) => row.text.trim())).toEqual(bad)
  })

  it('rejects a line of invalid UTF-8 and one that is too long, alone', async () => {
    const body = Buffer.concat([
      Buffer.from(`${line({ tags: ['odd'] })}\n`),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      Buffer.from(`${line({ summary: 'x'.repeat(3_000_000) })}\n`),
      Buffer.from(`${line({ tags: ['odd'], title: 'Élection' })}\n`),
    ])
    const report = await bulk(body)
    expect(rejectedOf(report)).toEqual([
      [2, '', 'encoding'],
      [3, '', 'too_long'],
    ])
    expect(report.at(-1)).toMatchObject({ recorded: 2, rejected: 2, complete: true })
    expect((await quarantined()).at(-1)?.text.length).toBe(65_536)
  })

  it('keeps the text of 10,000 bad lines of one input, and says of which it does not', async () => {
    const before = (await quarantined()).length
    const report = await bulk(`${'1\n'.repeat(10_002)}${line({ tags: ['after'] })}\n`)
    expect((await quarantined()).length - before).toBe(10_000)
    expect(report.flatMap((one) => (one.type === 'rejected' && one.kept === false ? [one.line] : []))).toEqual([10_001, 10_002])
    expect(report.at(-1)).toMatchObject({ recorded: 1, rejected: 10_002, unkept: 2, complete: true })
  })

  it('knows again what it has: twice adds nothing', async () => {
    const lines = Array.from({ length: 20 }, (_, n) => line({ externalId: `twice-${n}` })).join('\n')
    expect((await bulk(lines)).at(-1)).toMatchObject({ recorded: 20, known: 0, complete: true })
    expect((await bulk(lines)).at(-1)).toMatchObject({ recorded: 0, known: 20, complete: true })
  })

  it('takes a draft above the clearance of its writer for a bad line', async () => {
    const analyst = await server.key('analyst', 'TLP:GREEN')
    const report = await bulk(`${line({ tlp: 'TLP:RED' })}\n${line()}\n`, analyst)
    expect(rejectedOf(report)).toEqual([[1, '/tlp', 'above_clearance']])
    expect(report.at(-1)).toMatchObject({ recorded: 1 })
  })

  it('says that it is not complete where the stream ends within a line', async () => {
    const report = await bulk(`${line({ tags: ['half'] })}\n${line().slice(0, 40)}`)
    expect(report.at(-1)).toMatchObject({ recorded: 1, rejected: 1, complete: false, error: { code: 'invalid' } })
    expect(await totalOf('half')).toBe(1)
  })

  it('keeps what was complete when the sender breaks off, and lives on', async () => {
    const { services } = server
    const headers = { authorization: 'Bearer the-token-of-the-operator', 'content-type': 'application/x-ndjson' }
    const sending = request({ port: server.port(), host: '127.0.0.1', path: '/api/v1/incidents/bulk', method: 'POST', headers })
    sending.on('error', () => {})
    sending.write(`${line({ tags: ['cut'] })}\n${line({ tags: ['cut'] })}\n${line({ tags: ['cut'] }).slice(0, 30)}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    sending.destroy()
    await expect.poll(() => totalOf('cut'), { timeout: 10_000 }).toBe(2)
    expect(services().isDraining()).toBe(false)
    expect((await fetch(`${server.url()}/healthz`)).status).toBe(200)
  })

  it('reports progress at least once a second while lines come in', async () => {
    const block = Buffer.from(Array.from({ length: 1000 }, () => `${line({ tags: ['stream'] })}\n`).join(''))
    let sent = 0
    const body = new ReadableStream({
      async pull(controller) {
        if (sent > 0) await new Promise((resolve) => setTimeout(resolve, 1100))
        if (sent++ < 2) controller.enqueue(block)
        else controller.close()
      },
    })
    const report = await bulk(body)
    expect(report.filter((one) => one.type === 'progress').length).toBeGreaterThan(0)
    expect(report.at(-1)).toMatchObject({ lines: 2000, recorded: 2000, rejected: 0, complete: true })
    expect(await totalOf('stream')).toBe(2000)
  })

  it('takes NDJSON only, from analysts only', async () => {
    const post = (type: string, caller = server.admin()) =>
      caller('/incidents/bulk', { method: 'POST', headers: { 'content-type': type }, body: line() })
    expect((await post('application/json')).status).toBe(415)
    expect((await post('application/x-ndjson', await server.key('viewer', 'TLP:RED'))).status).toBe(403)
    expect((await post('application/x-ndjson', server.anonymous())).status).toBe(401)
  })
})
