import type { Page } from 'playwright/test'
import { operator } from './api'
import { expect, test } from './desk'
import { expectComplete, feed, numberIn, symbols } from './picture'
import type { TestServer } from './server'

test.use({ serverEnv: { MERIDIAN_DEMO: '1' } })

/** Screen parameters that are no part of the query. */
const VIEW = ['map', 'overlay', 'incident', 'region', 'view', 'at']
const DAY_MS = 86_400_000

const player = (page: Page) => page.getByRole('region', { name: 'Replay' })
const feedCount = (page: Page) => feed(page).getByText(/^(No|[\d,]+) incidents?$/)
const momentOf = (page: Page) => Date.parse(new URL(page.url()).searchParams.get('at') ?? '')

/** The number on screen is that of the API for the query in the address. */
async function expectTrueCount(page: Page, server: TestServer): Promise<number> {
  const query = new URL(page.url()).searchParams
  for (const name of VIEW) query.delete(name)
  const { total } = await operator(server).list(query)
  await expect.poll(async () => numberIn((await feedCount(page).textContent()) ?? '')).toBe(total)
  return total
}

test('a replay plays, stops at an exact address, and another reader opens the same', async ({ openDesk, server }) => {
  const page = await openDesk('demo')
  await expectComplete(page)
  const entries = await page.evaluate(() => window.history.length)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))

  await page.getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByRole('button', { name: /^As of / })).toBeVisible()
  await page.keyboard.press('p')
  await expect(player(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  const shown = () => player(page).getByRole('time').getAttribute('datetime')
  const seen = new Set<string | null>()
  await expect
    .poll(async () => {
      seen.add(await shown())
      return seen.size
    })
    .toBeGreaterThan(4)
  await page.keyboard.press('p')
  await expect(player(page).getByRole('button', { name: 'Play' })).toBeVisible()

  // Where it stops, the address is that of what is on screen, at a whole step, and the reader hears it.
  const at = momentOf(page)
  expect(new Date(at).toISOString()).toBe(await shown())
  expect(at % DAY_MS).toBe(0)
  const total = await expectTrueCount(page, server)
  await expect(player(page).getByRole('status')).toContainText(`${total.toLocaleString('en')} incident`)
  expect(await page.evaluate(() => window.history.length)).toBe(entries)
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([])

  const other = await openDesk('demo', { path: new URL(page.url()).pathname + new URL(page.url()).search })
  await expectComplete(other)
  await expect(player(other).getByRole('time')).toHaveAttribute('datetime', new Date(at).toISOString())
  expect(await expectTrueCount(other, server)).toBe(total)
  // The same symbols; in which of two lines of reading one falls, a rounded pixel of the map may decide.
  const shownOn = async (desk: Page) => (await symbols(desk).allTextContents()).sort()
  await expect.poll(() => shownOn(other)).toEqual(await shownOn(page))

  await page.keyboard.press(']')
  await expect.poll(() => momentOf(page)).toBe(at + DAY_MS)
  await page.keyboard.press('[')
  await page.keyboard.press('[')
  await expect.poll(() => momentOf(page)).toBe(at - DAY_MS)
  await expectTrueCount(page, server)

  await page.getByRole('button', { name: /^As of / }).click()
  await expect(player(page)).toHaveCount(0)
  await expect(page).not.toHaveURL(/[?&](at|to|knownBefore)=/)
})

test('by the record it shows what was known, and says what it cannot show', async ({ openDesk, server }) => {
  const page = await openDesk('demo', { path: '/?exercise=true' })
  await expectComplete(page)
  const late = await operator(server).record({ title: 'Reported months later', exercise: true, occurredAt: '2026-09-20T00:00:00Z' })
  await page.getByRole('button', { name: 'Replay' }).click()
  await player(page).getByRole('radio', { name: 'Recorded' }).click()
  await expect(player(page).getByText('Edits and merges made since are shown as they stand now.')).toBeVisible()
  await expect(page).toHaveURL(/knownBefore=/)
  const known = Date.parse(late.recordedAt)
  const open = async (at: number) => {
    const moment = new Date(at).toISOString()
    await page.goto(`/?exercise=true&knownBefore=${moment}&at=${moment}&q=months`)
    await expectComplete(page)
    return expectTrueCount(page, server)
  }
  expect(await open(known)).toBe(0)
  expect(await open(known + 1)).toBe(1)
})

test('a region and an incident that stand open follow the moment without asking at each step', async ({ openDesk }) => {
  const page = await openDesk('demo', { path: '/?exercise=true&region=EE' })
  await expectComplete(page)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/incidents')) asked.push(request.url())
  })
  await page.getByRole('button', { name: 'Replay' }).click()
  await player(page).getByRole('combobox', { name: 'Speed' }).click()
  await page.getByRole('option', { name: '10 steps/s' }).click()
  await player(page).getByRole('button', { name: 'Play' }).click()
  const started = Date.now()
  const steps = new Set<string | null>()
  await expect
    .poll(
      async () => {
        steps.add(await player(page).getByRole('time').getAttribute('datetime'))
        return steps.size
      },
      { intervals: [20] },
    )
    .toBeGreaterThan(15)
  await player(page).getByRole('button', { name: 'Pause' }).click()
  // One every two seconds for the moment, one every three for what arrives, and what was under way at the start.
  expect(asked.length).toBeLessThanOrEqual(4 + (Date.now() - started) / 1000)
  // Once it stands still, what is told is of the moment on screen.
  const to = new URL(page.url()).searchParams.get('to')
  await expect.poll(() => new URL(asked.at(-1) ?? page.url()).searchParams.get('to')).toBe(to)
})
