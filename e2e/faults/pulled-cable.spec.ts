import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '../desk'
import { type BreakableProxy, startBreakableProxy } from './breakable-proxy'
import { OpenDashboard } from './dashboard'
import { EXTENT } from './extent'
import { readHeldLog } from './held-log'
import { StubbornSender } from './stubborn-sender'

const PER_SECOND = 100
/** Within this time the badge must have noticed that nothing comes any more: the client's patience, and a margin. */
const NOTICE_MS = 16_000

test.use({ baseURL: undefined, expectedErrors: [/net::ERR_|WebSocket/] })
test.setTimeout(EXTENT.timeoutMs)

let proxy: BreakableProxy
let dashboard: OpenDashboard
let ingest: { stop(): Promise<void> }

test.beforeEach(async ({ page, server }) => {
  proxy = await startBreakableProxy(server.url)
  dashboard = await OpenDashboard.open(page, server.url, proxy.url)
  ingest = startIngest(server.url, test.info().title)
})

test.afterEach(() => proxy.close())

test('a pulled cable: the dashboard says so, and is equal again after', async ({ server }) => {
  const start = (await readHeldLog(server.url)).count
  proxy.cut()
  await expect(dashboard.badge).toHaveText(/^Stale/)
  await sleep(EXTENT.cableMs)
  await expect(dashboard.badge).toHaveText(/^Stale/)
  proxy.mend()
  // Under ingest it comes back to complete, and at rest it is equal.
  await expect(dashboard.badge).toHaveText(/^Complete/, { timeout: 30_000 })
  await ingest.stop()
  const held = await readHeldLog(server.url)
  expect(held.count - start).toBeGreaterThan((PER_SECOND * EXTENT.cableMs) / 2_000)
  await dashboard.expectEqual(held)
})

test('a line that falls silent: never called complete, noticed in bounded time, and equal again after', async ({ server }) => {
  const stalledAt = Date.now()
  proxy.stall()
  await expect(dashboard.badge).toHaveText(/^Stale/, { timeout: NOTICE_MS })
  await sleep(EXTENT.cableMs)
  const mendedAt = Date.now()
  proxy.mend()
  await expect(dashboard.badge).toHaveText(/^Complete/, { timeout: 60_000 })
  const hung = (await dashboard.said()).filter(({ at }) => at > stalledAt && at < mendedAt)
  expect(hung.filter(({ at, phase }) => at > stalledAt + NOTICE_MS && phase !== 'stale')).toEqual([])
  await ingest.stop()
  const held = await readHeldLog(server.url)
  await dashboard.expectEqual(held)
  console.log(`silent line: stale after ${(hung.find(({ phase }) => phase === 'stale')?.at ?? 0) - stalledAt} ms`)
})

/** Records `PER_SECOND` incidents a second until stopped; then all of them are acknowledged. */
function startIngest(url: string, run: string): { stop(): Promise<void> } {
  const sender = new StubbornSender(url, run)
  const steps = 10
  const timer = setInterval(() => sender.add(PER_SECOND / steps), 1_000 / steps)
  let stopped = false
  const sending = sender.sendUntil(() => stopped)
  return {
    async stop() {
      clearInterval(timer)
      stopped = true
      await sending
    },
  }
}
