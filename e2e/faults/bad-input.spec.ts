import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { BulkLine, Problem } from '@/lib/wire/protocol'
import { expect, test } from '../desk'
import { ADMIN_TOKEN } from '../server'
import { OpenDashboard } from './dashboard'
import { readHeldLog } from './held-log'

const ROUNDS = 10
/** What hostile input may leave behind in the server's memory, MB. */
const LEFT_MB = 150
const JSON_TYPE = { 'content-type': 'application/json' }
const NDJSON_TYPE = { 'content-type': 'application/x-ndjson' }
const SCRIPT = '<script>window.owned = 1</script><img src=x onerror="window.owned = 2">'

const draft = (fields: object = {}) =>
  JSON.stringify({ kind: 'cyber', title: 'Good neighbour', occurredAt: '2026-10-20T08:30:00Z', ...fields })
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** Each with the status that answers it. */
const HOSTILE: [string, number, string | Buffer, Record<string, string>][] = [
  ['10 MB of title', 413, draft({ title: 'x'.repeat(10 * 1_048_576) }), JSON_TYPE],
  ['100,000 levels', 400, `{"place":${deep(100_000)}}`, JSON_TYPE],
  ['invalid UTF-8', 400, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), JSON_TYPE],
  ['another type', 415, draft(), { 'content-type': 'text/plain' }],
  ['compressed bytes', 415, Buffer.from([0x1f, 0x8b, 8, 0]), { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ['latitude 91', 400, draft({ place: { lng: 1, lat: 91 } }), JSON_TYPE],
  ['30 February', 400, draft({ occurredAt: '2026-02-30' }), JSON_TYPE],
  ['a number beyond all bounds', 400, '{"kind":"cyber","title":"x","occurredAt":"2026-10-20","credibility":1e400}', JSON_TYPE],
]

test('hostile input is refused in words, harms no neighbour, and leaves nothing in memory', async ({ server }) => {
  test.skip(!existsSync('/proc/self/status'), 'the memory of a process is read from /proc')
  const send = (path: string, body: string | Buffer, headers: Record<string, string>) =>
    fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...headers },
    })
  const assail = async () => {
    for (const [what, status, body, headers] of HOSTILE) {
      const response = await send('/incidents', body, headers)
      const found = (await response.json()) as Problem
      expect({ what, status: response.status, type: response.headers.get('content-type') }).toEqual({
        what,
        status,
        type: 'application/problem+json',
      })
      expect(found.detail.length).toBeGreaterThan(10)
    }
    const lines = [
      draft(),
      deep(100_000),
      draft({ title: 'x'.repeat(2_000_000) }),
      draft({ kind: 'weather' }),
      draft(),
      draft().slice(0, 30),
    ]
    const report = (await (await send('/incidents/bulk', lines.join('\n'), NDJSON_TYPE)).text()).trim().split('\n')
    expect(JSON.parse(report.at(-1) ?? '') as BulkLine).toMatchObject({ recorded: 2, rejected: 4, complete: false })
    expect(await headerBomb(Number(new URL(server.url).port))).toContain(' 431 ')
  }
  await assail()
  const before = residentMb(server.pid())
  for (let round = 1; round < ROUNDS; round++) await assail()
  const after = residentMb(server.pid())
  expect(after - before).toBeLessThan(LEFT_MB)
  expect((await readHeldLog(server.url)).count).toBe(2 * ROUNDS)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  console.log(`hostile input: ${before} MB before, ${after} MB after ${ROUNDS - 1} more rounds`)
})

test('a script in a title is shown as the text it is', async ({ page, server }) => {
  await OpenDashboard.open(page, server.url)
  const body = draft({ title: SCRIPT, place: { lng: 24.75, lat: 59.44, name: SCRIPT } })
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, ...JSON_TYPE }
  expect((await fetch(`${server.url}/api/v1/incidents`, { method: 'POST', body, headers })).status).toBe(201)
  const shown = page.getByText(SCRIPT).first()
  await expect(shown).toBeVisible()
  await shown.click()
  await expect(page.getByRole('heading', { name: SCRIPT })).toBeVisible()
  expect(await page.evaluate(() => (window as { owned?: number }).owned)).toBeUndefined()
})

function residentMb(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}

function headerBomb(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Bomb: ${'x'.repeat(1_000_000)}\r\n\r\n`),
    )
    socket.on('data', (piece) => {
      answer += piece
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', (cause) => (answer ? resolve(answer) : reject(cause)))
  })
}
