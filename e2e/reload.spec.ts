import type { Page, Worker } from 'playwright/test'
import { expect, test } from './desk'
import { signIn } from './people'
import { expectComplete } from './picture'

test.use({ serverEnv: { MERIDIAN_DEMO: '1' } })

/** What came over the network for each chunk of the snapshot, as the engine's browser counts it. */
const transferred = () =>
  performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.includes('/api/v1/snapshot/chunks/'))
    .map((entry) => (entry as PerformanceResourceTiming).transferSize)

async function engineOf(page: Page, open: () => Promise<unknown>): Promise<Worker> {
  const starting = page.waitForEvent('worker')
  await open()
  const engine = await starting
  await expectComplete(page)
  return engine
}

test('a reload fetches the manifest and what came after it, and no chunk again', async ({ page, context }) => {
  await page.goto('/sign-in')
  await signIn(context, 'demo')
  const first = await (await engineOf(page, () => page.goto('/'))).evaluate(transferred)
  expect(first.length).toBeGreaterThan(0)
  expect(Math.min(...first)).toBeGreaterThan(10_000)
  const again = await (await engineOf(page, () => page.reload())).evaluate(transferred)
  expect(again).toEqual(first.map(() => 0))
})
