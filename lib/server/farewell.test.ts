import { Agent, request } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readEnv } from './env'
import { type RunningServer, startServer } from './start-server'

const TOKEN = 'the-token-of-the-operator'
const DRAFT = JSON.stringify({ kind: 'cyber', title: 'Half sent', occurredAt: '2026-10-20T08:30:00Z' })

let server: RunningServer
const agent = new Agent({ keepAlive: true })
beforeEach(async () => {
  server = await startServer({ env: readEnv({ PORT: '0', DATA_DIR: 'memory://', MERIDIAN_ADMIN_TOKEN: TOKEN }), logLevel: 'silent' })
})
afterEach(async () => {
  await server.close()
  agent.destroy()
})

/** A request on a connection that is kept alive; `finish` sends the rest of its body. */
function begin(path: string, type: string, first: string) {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': type }
  const sending = request(`${server.url}/api/v1${path}`, { method: 'POST', agent, headers })
  const answer = new Promise<{ status: number; connection: string | undefined; text: string }>((resolve, reject) => {
    sending.on('error', reject)
    sending.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, connection: response.headers.connection, text }))
    })
  })
  sending.write(first)
  return { answer, arrived: () => new Promise((resolve) => sending.once('response', resolve)), finish: (rest: string) => sending.end(rest) }
}

it('answers what is under way, as the last on its connection, and holds nobody up', async () => {
  const whole = begin('/incidents', 'application/json', DRAFT)
  whole.finish('')
  expect(await whole.answer).toMatchObject({ status: 201, connection: 'keep-alive' })
  const half = begin('/incidents', 'application/json', DRAFT.slice(0, 20))
  const stream = begin('/incidents/bulk', 'application/x-ndjson', `${DRAFT}\n`)
  // The bulk door answers as soon as it reads, so both requests have reached the server by then.
  await stream.arrived()
  const start = Date.now()
  const closed = server.close()
  half.finish(DRAFT.slice(20))
  stream.finish(`${DRAFT}\n`)
  expect(await half.answer).toMatchObject({ status: 503, connection: 'close' })
  const totals = JSON.parse((await stream.answer).text.trim().split('\n').at(-1) ?? '') as object
  expect(totals).toMatchObject({ type: 'total', complete: false, error: { code: 'unavailable' } })
  await closed
  expect(Date.now() - start).toBeLessThan(4_000)
})
