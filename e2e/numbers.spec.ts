import type { Page } from 'playwright/test'
import { operator } from './api'
import { expect, test } from './desk'
import { banners, choice, expectComplete, feed, filters, numberIn, symbols } from './picture'
import type { TestServer } from './server'

test.use({ serverEnv: { MERIDIAN_DEMO: '1' } })

/** A map on which all of the exercise lies in view. */
const WORLD = '-30,30,2'
/** Screen parameters that are no part of the query. */
const VIEW = ['map', 'overlay', 'incident', 'region', 'view']

const countLine = (page: Page) => filters(page).getByText(/ of [\d,]+ incidents?/)
const feedCount = (page: Page) => feed(page).getByText(/^(No|[\d,]+) incidents?$/)
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** A window that has ended: what trickles in now lies after it, so its numbers stand still. */
function closedWindow(): string {
  return new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 2 * 3_600_000).toISOString().replace('.000', '')
}

/** How many incidents a symbol or badge of the map stands for, by its name. */
function standsFor(name: string): number {
  const counted = /: ([\d,]+) incidents?(?:,| without a point)/.exec(name)
  return counted ? numberIn(counted[1] as string) : 1
}

/** Every number that the map's screen shows of one query. */
async function numbersOnMap(page: Page) {
  const line =
    (await filters(page)
      .getByText(/ of [\d,]+ incidents?/)
      .textContent()) ?? ''
  const [counts = '', placeless = ''] = line.split(';')
  const unplaced = numberIn(placeless)
  const onMap = (await symbols(page).allTextContents()).map(standsFor)
  return {
    countLine: numberIn(counts),
    feed: numberIn((await feedCount(page).textContent()) ?? ''),
    mapAndUnplaced: sum(onMap) + unplaced,
    unplaced,
  }
}

/** Waits until all numbers of the screen are those that the API gives for the query in the address. */
async function expectSameNumbers(page: Page, server: TestServer): Promise<number> {
  let total = 0
  await expect(async () => {
    const query = new URL(page.url()).searchParams
    for (const name of VIEW) query.delete(name)
    const page1 = await operator(server).list(query)
    total = page1.total
    expect(await numbersOnMap(page)).toEqual({ countLine: total, feed: total, mapAndUnplaced: total, unplaced: page1.unplaced })
  }).toPass({ intervals: [50, 100, 200] })
  return total
}

/** The table of the same query, and back. */
async function expectSameTable(page: Page, total: number): Promise<void> {
  await page.getByRole('link', { name: 'Log', exact: true }).click()
  const rows = page.getByRole('table')
  await expect(page.getByRole('main').getByRole('status')).toHaveText(new RegExp(`^${total.toLocaleString('en')} of [\\d,]+ incidents?$`))
  if (total > 0) await expect(rows).toHaveAttribute('aria-rowcount', String(total + 1))
  await page.getByRole('link', { name: 'Map', exact: true }).click()
  await expect(total > 0 ? symbols(page).first() : feed(page)).toBeVisible()
}

const tick = (name: string) => (page: Page) => choice(page, name).click()
const search = (words: string) => (page: Page) => page.getByRole('textbox', { name: 'Search the picture' }).fill(words)
const findRegion = (name: string) => async (page: Page) => {
  await filters(page).getByRole('searchbox', { name: 'Find a region' }).fill(name)
  await choice(page, name).click()
  await filters(page).getByRole('searchbox', { name: 'Find a region' }).fill('')
}
const since = (time: string) => async (page: Page) => {
  await filters(page).getByLabel('From (UTC)').fill(time)
  await filters(page).getByLabel('From (UTC)').press('Enter')
}
/** A day of the exercise, `days` ago, as a person writes it. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** What a reader does to the filters, one after the other; each case starts without any but the window's end. */
const CASES: { name: string; steps: ((page: Page) => Promise<void>)[] }[] = [
  { name: 'all', steps: [] },
  { name: 'a kind', steps: [tick('Cyber')] },
  { name: 'two kinds', steps: [tick('Sabotage'), tick('Instrumentalised migration')] },
  { name: 'a severity', steps: [tick('Extreme')] },
  { name: 'a determination', steps: [tick('Confirmed')] },
  { name: 'a marking', steps: [tick('TLP:RED')] },
  { name: 'two markings, one with a plus sign', steps: [tick('TLP:AMBER+STRICT'), tick('TLP:CLEAR')] },
  { name: 'a bloc', steps: [tick('East')] },
  { name: 'a country', steps: [findRegion('Estonia')] },
  { name: 'countries of both blocs', steps: [findRegion('Poland'), findRegion('France')] },
  { name: 'an area', steps: [findRegion('Harju')] },
  { name: 'an area and another country', steps: [findRegion('Harju'), findRegion('Latvia')] },
  { name: 'what lies outside the alliance', steps: [tick('Other countries')] },
  { name: 'a week', steps: [since(daysAgo(7))] },
  { name: 'words', steps: [search('polling station')] },
  { name: 'words that nothing holds', steps: [search('no such word at all')] },
  { name: 'kind, severity and bloc', steps: [tick('Cyber'), tick('Severe'), tick('West')] },
  {
    name: 'kind, country, month and determination',
    steps: [tick('Misinformation'), findRegion('Germany'), since(daysAgo(30)), tick('Suspected')],
  },
  { name: 'words, kind and marking', steps: [search('rail'), tick('Cyber'), tick('TLP:GREEN')] },
]

test('map, feed, counts, table and API give the same numbers for any filter', async ({ openDesk, server }) => {
  // Many cases on one page, each there and back between map and table.
  test.slow()
  const to = closedWindow()
  const page = await openDesk('demo', { path: `/?exercise=true&to=${to}&map=${WORLD}` })
  await expectComplete(page)
  await filters(page).getByRole('button', { name: 'Marking (TLP)' }).click()
  const totals: Record<string, number> = {}
  for (const { name, steps } of CASES)
    await test.step(name, async () => {
      for (const step of steps) await step(page)
      await expect
        .poll(() =>
          page
            .getByRole('list', { name: 'Active filters' })
            .getByRole('button', { name: /^Remove/ })
            .count(),
        )
        .toBeGreaterThan(steps.length)
      totals[name] = await expectSameNumbers(page, server)
      await expectSameTable(page, totals[name])
      // Only the window's end stays, for the next case.
      const chips = page.getByRole('list', { name: 'Active filters' }).getByRole('button', { name: /^Remove filter (?!Before)/ })
      while ((await chips.count()) > 0) await chips.first().click()
    })
  // The cases are different, and only one is empty.
  expect(new Set(Object.values(totals)).size).toBeGreaterThan(CASES.length - 3)
  expect(Object.entries(totals).filter(([, total]) => total === 0)).toEqual([['words that nothing holds', 0]])
  expect(totals.all).toBeGreaterThan(4900)
})

test('the number beside a choice is what choosing it gives', async ({ openDesk }) => {
  const page = await openDesk('demo', { path: `/?exercise=true&kind=cyber&to=${closedWindow()}` })
  await expectComplete(page)
  for (const name of ['Sabotage', 'Severe', 'Confirmed', 'East']) {
    const box = choice(page, name)
    await expect(box).toHaveAccessibleDescription(/^[\d,]+ incidents?$/)
    const before = numberIn((await feedCount(page).textContent()) ?? '')
    const beside = page.locator(`[id="${await box.getAttribute('aria-describedby')}"]`).getByText(/^[\d,]+ incidents?$/)
    const promised = numberIn((await beside.textContent()) ?? '')
    await box.click()
    // Another kind comes on top of the one chosen; any other choice narrows.
    await expect(
      feed(page).getByText(`${(name === 'Sabotage' ? before + promised : promised).toLocaleString('en')} incidents`),
    ).toBeVisible()
    await box.click()
    await expect(feed(page).getByText(`${before.toLocaleString('en')} incidents`)).toBeVisible()
  }
})

test('the numbers stay the same while incidents come in', async ({ openDesk, server }) => {
  const page = await openDesk('demo', { path: `/?exercise=true&map=${WORLD}` })
  await expectComplete(page)
  const first = await expectSameNumbers(page, server)
  await expect.poll(() => expectSameNumbers(page, server), { timeout: 40_000 }).toBeGreaterThan(first)
  await expectComplete(page)
})

/** What somebody sees: address, filters, counts, overlay, map and what is opened. Scores decay from minute to minute and are left out. */
async function screen(page: Page) {
  await expectComplete(page)
  const opened = page.getByRole('article').getByRole('heading').first()
  await expect(opened).toBeVisible()
  await expect(symbols(page).first()).toBeVisible()
  return {
    address: page.url(),
    chips: await page.getByRole('list', { name: 'Active filters' }).getByRole('button').allTextContents(),
    // How many are held grows meanwhile.
    matches: numberIn((await countLine(page).textContent()) ?? ''),
    overlay: await page.getByRole('radiogroup', { name: 'Colours of the map' }).getByRole('radio', { checked: true }).textContent(),
    symbols: (await symbols(page).allTextContents()).map((name) => name.replace(/ East [\d,]+, West [\d,]+\.$/, '')),
    opened: await opened.textContent(),
    banner: await banners(page).first().textContent(),
  }
}

test('a reload and a copied link show the same screen, also to somebody who has to sign in first', async ({
  openDesk,
  browser,
  server,
}) => {
  const page = await openDesk('demo', { path: `/?exercise=true&to=${closedWindow()}` })
  await expectComplete(page)
  await tick('Election interference')(page)
  await findRegion('Poland')(page)
  await search('voters')(page)
  await expect(page).toHaveURL(/q=voters/)
  await page.getByRole('radiogroup', { name: 'Colours of the map' }).getByRole('radio', { name: 'Agreement' }).click()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect(page).toHaveURL(/map=[^&]*%2C5(&|$)/)
  await feed(page).getByRole('list', { name: 'Incidents' }).getByRole('button').nth(1).click()
  await expect(page).toHaveURL(/incident=/)
  const seen = await screen(page)
  expect(seen.symbols.length).toBeGreaterThan(3)

  await page.reload()
  expect(await screen(page)).toEqual(seen)

  const stranger = await (await browser.newContext({ baseURL: server.url })).newPage()
  await stranger.goto(seen.address)
  await stranger.getByRole('button', { name: 'Enter the exercise' }).click()
  expect(await screen(stranger)).toEqual(seen)
  await stranger.context().close()
})
