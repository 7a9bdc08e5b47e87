import { postgresBinaries, startPostgres, type TestPostgres } from '@/db/testing/postgres'
import { expect, test } from '../desk'
import { startTestServer, type TestServer } from '../server'
import { OpenDashboard } from './dashboard'
import { EXTENT } from './extent'
import { readHeldLog } from './held-log'
import { StubbornSender } from './stubborn-sender'

const INCIDENTS = EXTENT.incidents / 4

test.use({ baseURL: undefined })
test.setTimeout(EXTENT.timeoutMs)
test.skip(postgresBinaries() === null, 'Postgres is not installed')

let postgres: TestPostgres
let ingest: TestServer
let web: TestServer

test.beforeEach(async () => {
  postgres = await startPostgres({ durable: true })
  const DATABASE_URL = await postgres.freshDatabase()
  web = await startTestServer({ DATABASE_URL, ROLE: 'web' })
  ingest = await startTestServer({ DATABASE_URL, ROLE: 'ingest' })
})

test.afterEach(async () => {
  await Promise.all([ingest.close(), web.close()])
  await postgres.stop()
})

test('what one process records another pushes; a kill and a stop of the first lose nothing', async ({ page }) => {
  const dashboard = await OpenDashboard.open(page, web.url)
  const sender = new StubbornSender(ingest.url, 'two')
  sender.add(INCIDENTS)
  const sending = sender.sendAll()
  const acknowledged = (share: number) =>
    expect.poll(() => sender.acknowledged.size, { intervals: [1], timeout: 60_000 }).toBeGreaterThan(INCIDENTS * share)
  await acknowledged(0.25)
  await ingest.kill()
  await ingest.restart()
  await acknowledged(0.5)
  expect(await ingest.stop()).toBe(0)
  await ingest.restart()
  await sending
  const held = await readHeldLog(web.url)
  expect(new Set([...held.incidents.values()].map(({ externalId }) => externalId))).toEqual(new Set(sender.acknowledged.keys()))
  expect(held.count).toBe(INCIDENTS)
  // No connection of the dashboard was touched: it has been told of everything as it came.
  await dashboard.expectEqual(held)
  expect((await dashboard.said()).filter(({ phase }) => phase !== 'complete' && phase !== 'catching-up')).toEqual([])
  await page.close()
})
