import { postgresBinaries, startPostgres } from '@/db/testing/postgres'
import { expect, test } from '../desk'
import { startTestServer, type TestServer } from '../server'
import { OpenDashboard } from './dashboard'
import { EXTENT } from './extent'
import { type HeldLog, readHeldLog } from './held-log'
import { StubbornSender } from './stubborn-sender'

test.use({ baseURL: undefined, expectedErrors: [/net::ERR_|WebSocket/] })
test.setTimeout(EXTENT.timeoutMs)

test('power cuts lose nothing and double nothing, on the embedded store', async ({ page }) => {
  const server = await startTestServer()
  try {
    await cutPowerDuringIngest(server, await OpenDashboard.open(page, server.url))
  } finally {
    await server.close()
  }
})

test('power cuts lose nothing and double nothing, on Postgres', async ({ page }) => {
  test.skip(postgresBinaries() === null, 'Postgres is not installed')
  const postgres = await startPostgres({ durable: true })
  try {
    const server = await startTestServer({ DATABASE_URL: await postgres.freshDatabase() })
    try {
      await cutPowerDuringIngest(server, await OpenDashboard.open(page, server.url))
    } finally {
      await server.close()
    }
  } finally {
    await postgres.stop()
  }
})

async function cutPowerDuringIngest(server: TestServer, dashboard: OpenDashboard): Promise<void> {
  const { incidents, powerCuts } = EXTENT
  const sender = new StubbornSender(server.url, 'cut')
  sender.add(incidents)
  const sending = sender.sendAll()
  for (let cut = 1; cut <= powerCuts; cut++) {
    await expect
      .poll(() => sender.acknowledged.size, { intervals: [1], timeout: 60_000 })
      .toBeGreaterThan((incidents * cut) / (powerCuts + 1))
    expect(sender.underway).toBeGreaterThan(0)
    await server.kill()
    expect(sender.acknowledged.size).toBeLessThan(incidents)
    await server.restart()
  }
  await sending
  const held = await readHeldLog(server.url)
  expectOnce(held, sender)
  await dashboard.expectEqual(held)
  const answers = [...sender.acknowledged.values()]
  const known = answers.filter(({ status }) => status === 200).length
  console.log(`${powerCuts} power cuts: ${held.count} incidents, ${sender.broken} broken requests, ${known} known when sent again`)
}

/** Every incident stands in the log by one entry, and is the one that was acknowledged. */
function expectOnce(held: HeldLog, sender: StubbornSender): void {
  expect(held.count).toBe(sender.acknowledged.size)
  expect(held.seq).toBe(held.count)
  const byExternalId = new Map([...held.incidents.values()].map((incident) => [incident.externalId, incident]))
  expect([...byExternalId.keys()].sort()).toEqual([...sender.acknowledged.keys()].sort())
  const differing = [...sender.acknowledged].filter(([externalId, { incident }]) => {
    const recorded = byExternalId.get(externalId)
    return incident && (incident.id !== recorded?.id || incident.seq !== recorded?.seq || incident.title !== recorded?.title)
  })
  expect(differing).toEqual([])
}
