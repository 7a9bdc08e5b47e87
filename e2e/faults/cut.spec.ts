import { addPerson, expect, signIn, test, untilComplete } from '../desk'
import { startBreakableProxy } from './breakable-proxy'
import { ingest, pause } from './ingest'

const SECONDS = 60
const PER_SECOND = 100

test.use({ expectedErrors: [/ERR_|WebSocket connection|Failed to load resource/] })

test('a screen cut off for a minute under ingest holds the same set as the store afterwards, without a reload', async ({
  server,
  browser,
}) => {
  test.setTimeout(240_000)
  const viewer = await addPerson(server, { role: 'viewer', clearance: 'TLP:GREEN' })
  const network = await startBreakableProxy(server.url)
  const context = await browser.newContext({ baseURL: network.url })
  const page = await context.newPage()
  await signIn(page, viewer)
  await page.evaluate(() => {
    ;(window as { here?: boolean }).here = true
  })
  const ingesting = ingest(server, { from: 0, to: SECONDS * PER_SECOND + 500, connections: 16, perSecond: PER_SECOND })
  await pause(2_000)
  network.cut()
  await expect(page.getByTestId('completeness')).toHaveAttribute('data-phase', 'stale')
  await pause(SECONDS * 1000)
  network.mend()
  await ingesting
  await expect(page.getByText('6,500 of 6,500 incidents')).toBeVisible({ timeout: 30_000 })
  // The badge says complete only while the digest of what is held equals the store's.
  await untilComplete(page)
  expect(await page.evaluate(() => (window as { here?: boolean }).here)).toBe(true)
  await context.close()
  await network.close()
})
