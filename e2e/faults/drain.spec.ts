import { Agent, request } from 'node:http'
import { expect, test } from '../desk'
import { ADMIN_TOKEN, startTestServer, type TestServer } from '../server'
import { readHeldLog } from './held-log'
import { StubbornSender } from './stubborn-sender'

/** A stopping server may not keep its callers, nor its operator, waiting longer than this, however many connections are kept alive. */
const STOP_MS = 5_000

test.use({ baseURL: undefined })

let server: TestServer
test.beforeEach(async () => {
  server = await startTestServer()
})
test.afterEach(() => server.close())

test('SIGTERM: what was recorded was also answered, and the process ends by itself', async () => {
  const sender = new StubbornSender(server.url, 'drain')
  sender.add(20_000)
  const sending = sender.sendAll()
  await expect.poll(() => sender.acknowledged.size, { intervals: [1] }).toBeGreaterThan(500)
  const start = Date.now()
  expect(await server.stop()).toBe(0)
  expect(Date.now() - start).toBeLessThan(STOP_MS)
  sender.giveUp()
  await sending
  await server.restart()
  const recorded = [...(await readHeldLog(server.url)).incidents.values()].map(({ externalId }) => externalId)
  expect(recorded.sort()).toEqual([...sender.acknowledged.keys()].sort())
  expect(recorded.length).toBeLessThan(20_000)
})

test('SIGTERM: a post whose body is still on its way is answered', async () => {
  const agent = new Agent({ keepAlive: true })
  const draft = JSON.stringify({ kind: 'cyber', title: 'Half sent', occurredAt: '2026-10-20T08:30:00Z' })
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json', 'content-length': draft.length }
  const sending = request(`${server.url}/api/v1/incidents`, { method: 'POST', agent, headers })
  const answer = new Promise<number | undefined>((resolve, reject) => {
    sending.on('response', (response) => resolve(response.resume().statusCode))
    sending.on('error', reject)
  })
  await new Promise<void>((resolve) => sending.write(draft.slice(0, 20), () => resolve()))
  const stopped = server.stop()
  await expect.poll(() => server.output()).toContain('Stopping')
  sending.end(draft.slice(20))
  expect([201, 503]).toContain(await answer)
  expect(await stopped).toBe(0)
})
