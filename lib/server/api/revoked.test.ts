import { type ClientRequest, request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { BulkLine, IncidentPage } from '../../wire/protocol'
import { testServer } from './testing/test-server'

const server = testServer()
const DRAFT = { kind: 'cyber', title: 'One of many', occurredAt: '2026-10-20T08:30:00Z', tlp: 'TLP:GREEN' }
const totalOf = async (word: string) => (await server.admin().read<IncidentPage>(`/incidents?q=${word}&limit=1`)).total

/** A key, and the way to revoke it. */
async function makeKey(role: string) {
  const made = await server.admin().post('/keys', { name: 'feed', role, clearance: 'TLP:GREEN' })
  const { id, key } = (await made.json()) as { id: string; key: string }
  const revoke = async () => expect((await server.admin()(`/keys/${id}`, { method: 'DELETE' })).status).toBe(204)
  return { key, revoke }
}

/** A request whose body is sent piece by piece, and all that is answered, however that ends. */
function begin(path: string, method: string, headers: Record<string, string>): { sending: ClientRequest; answer: Promise<string> } {
  const sending = request(`${server.url()}/api/v1${path}`, { method, headers })
  const answer = new Promise<string>((resolve, reject) => {
    sending.on('error', reject).on('response', (response) => {
      let text = ''
      response.on('data', (piece) => {
        text += piece
      })
      response.on('error', () => {}).on('close', () => resolve(text))
    })
  })
  return { sending, answer }
}

describe('a key that is revoked meanwhile', () => {
  it.each([
    ['/incidents/bulk', 'application/x-ndjson', 'Stream', '', () => `${JSON.stringify({ ...DRAFT, title: 'Stream' })}\n`],
    [
      '/import/csv?mapping=ua-air-raid-volunteer',
      'text/csv',
      'Donetska',
      'region,started_at,finished_at,naive\n',
      (hour: number) => `Donetska oblast,2023-06-01 0${hour}:03:29+00:00,2023-06-01 0${hour}:50:12+00:00,False\n`,
    ],
  ])('writes no more through %s', async (path, type, word, head, line) => {
    const { key, revoke } = await makeKey('analyst')
    const { sending, answer } = begin(path, 'POST', { authorization: `Bearer ${key}`, 'content-type': type })
    sending.write(head + line(0))
    await expect.poll(() => totalOf(word), { timeout: 10_000 }).toBe(1)
    await revoke()
    sending.end(line(1))
    const totals = JSON.parse((await answer).trim().split('\n').at(-1) ?? '') as BulkLine
    expect(totals).toMatchObject({ type: 'total', recorded: 1, complete: false, error: { code: 'unauthenticated' } })
    expect(await totalOf(word)).toBe(1)
  })

  it('reads no more through an export', async () => {
    const line = JSON.stringify({ ...DRAFT, summary: 'x'.repeat(15_000) })
    const init = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: `${line}\n`.repeat(2_000) }
    expect(await (await server.admin()('/incidents/bulk', init)).text()).toContain('"recorded":2000')
    const { key, revoke } = await makeKey('viewer')
    const response = await fetch(`${server.url()}/api/v1/export/csv`, { headers: { authorization: `Bearer ${key}` } })
    expect(response.status).toBe(200)
    await revoke()
    await expect(response.text()).rejects.toThrow()
  }, 60_000)
})
