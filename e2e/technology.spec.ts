import type { Page } from 'playwright/test'
import { TECHNOLOGIES } from '@/lib/core/taxonomy'
import type { TechnologiesAnswer } from '@/lib/wire/reports'
import { expect, expectAccessible, expectNoSidewaysScroll, openPicture, test } from './access'
import { filters } from './picture'

/** A window that has ended: what trickles in now lies after it, so its numbers stand still. */
const ENDED = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 2 * 3_600_000).toISOString().replace('.000', '')
const QUERY = `exercise=true&to=${ENDED}`
const PATH = `/reports?${QUERY}&part=technology`

const table = (page: Page) => page.getByRole('table', { name: 'Emerging technologies by ally' })
const line = (page: Page, name: string) => table(page).getByRole('row', { name: new RegExp(`^${name}`) })

async function numbersOf(page: Page, name: string): Promise<number[]> {
  return (await line(page, name).getByRole('cell').allInnerTexts()).map((text) => Number(text.replace(',', '')))
}

async function answer(page: Page, query: string): Promise<TechnologiesAnswer> {
  return (await page.request.get(`/api/v1/technologies?${query}`)).json()
}

async function totalOf(page: Page, query: string): Promise<number> {
  return ((await (await page.request.get(`/api/v1/incidents?${query}&limit=1`)).json()) as { total: number }).total
}

test('the table has the numbers of the filters, of the server and of its exports', async ({ page }) => {
  await openPicture(page, PATH)
  const told = await answer(page, QUERY)
  expect(told.allies.length).toBeGreaterThan(30)
  // The head and two sums beside the allies.
  await expect(table(page).getByRole('row')).toHaveCount(told.allies.length + 3)
  expect(told.total).toBe(await totalOf(page, QUERY))
  const nameOf = (code: string) => new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
  for (const { country, incidents, any, technologies } of told.allies.filter((one) => one.any > 0).slice(0, 8))
    expect(await numbersOf(page, nameOf(country)), country).toEqual([incidents, any, ...TECHNOLOGIES.map((name) => technologies[name])])
  expect(await numbersOf(page, 'All ')).toEqual([
    told.all.incidents,
    told.all.any,
    ...TECHNOLOGIES.map((name) => told.all.technologies[name]),
  ])
  expect(await numbersOf(page, 'Elsewhere')).toEqual([
    told.elsewhere.incidents,
    told.elsewhere.any,
    ...TECHNOLOGIES.map((name) => told.elsewhere.technologies[name]),
  ])
  const link = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href')
  const csv = await (await page.request.get(link ?? '')).text()
  const ee = told.allies.find(({ country }) => country === 'EE')
  expect(csv.split('\r\n').find((one) => one.startsWith('EE,'))).toContain(`EE,${ee?.incidents},${ee?.any},${ee?.technologies.ai}`)
})

test('it is sorted by any column, and a number leads to its incidents', async ({ page }) => {
  await openPicture(page, PATH)
  const column = async (at: number) =>
    (await table(page).locator('tbody tr').locator(`td:nth-of-type(${at})`).allInnerTexts()).map(
      (text) => Number(text.replace(',', '')) || 0,
    )
  await expect(table(page).getByRole('columnheader', { name: 'Any technology' })).toHaveAttribute('aria-sort', 'descending')
  expect(await column(2)).toEqual((await column(2)).toSorted((a, b) => b - a))
  await table(page).getByRole('button', { name: 'Artificial intelligence', exact: true }).click()
  await expect(table(page).getByRole('columnheader', { name: 'Artificial intelligence' })).toHaveAttribute('aria-sort', 'descending')
  expect(await column(3)).toEqual((await column(3)).toSorted((a, b) => b - a))

  const [, , ai = 0] = await numbersOf(page, 'Estonia')
  expect(ai).toBeGreaterThan(0)
  await table(page)
    .getByRole('button', { name: /^Estonia, Artificial intelligence: / })
    .press('Enter')
  await expect(page).toHaveURL(/\/log\?.*country=EE/)
  const url = new URL(page.url())
  expect([url.searchParams.get('technology'), url.searchParams.get('to'), url.searchParams.get('exercise')]).toEqual(['ai', ENDED, 'true'])
  await expect(page.getByRole('status').filter({ hasText: new RegExp(`^${ai} of [\\d,]+ incidents`) })).toBeVisible()
  expect(await totalOf(page, `${QUERY}&country=EE&technology=ai`)).toBe(ai)
  await page.goBack()
  await expect(line(page, 'Poland')).toBeVisible()
})

test('under a filter it counts what the filter leaves, and offers no number that no filter would show', async ({ page }) => {
  await openPicture(page, `${PATH}&technology=ai&country=EE,PL`)
  await expect(table(page)).toBeVisible()
  const told = await answer(page, `${QUERY}&technology=ai&country=EE,PL`)
  const ee = told.allies.find(({ country }) => country === 'EE')
  expect((await numbersOf(page, 'Estonia')).slice(0, 3)).toEqual([ee?.incidents, ee?.any, ee?.technologies.ai])
  await expect(line(page, 'Estonia').getByRole('button', { name: /Artificial intelligence/ })).toBeVisible()
  for (const name of ['Autonomous systems', 'Space', 'Next-generation networks'])
    await expect(table(page).getByRole('button', { name: new RegExp(`, ${name}: `) })).toHaveCount(0)
  await page.goto(`${PATH}&q=nothing-is-called-this`)
  await expect(page.getByText('No incident matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect(table(page)).toBeVisible()
})

/** Points around the middle of the map until it meets the region there and no symbol: its card says this. */
async function expectBesideSymbols(page: Page, says: string): Promise<void> {
  const box = await page.getByRole('application', { name: 'Map' }).boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
  const seen: string[] = []
  for (const [right, down] of [0, 6, -6, 12, -12, 18, -18, 24].flatMap((a) => [0, 5, -5, 10, -10].map((b) => [a, b] as const))) {
    await page.mouse.move(x + right, y + down)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const text = (await page.locator('.meridian-card').textContent()) ?? ''
    if (text.includes(says)) return
    seen.push(text)
  }
  expect(seen, 'cards around the middle').toContain(says)
}

test('the overlay counts what the table does, for one technology or any', async ({ page }) => {
  await openPicture(page, `/?${QUERY}&map=25.7,58.7,4.5`)
  await page.keyboard.press('6')
  const legend = page.getByRole('region', { name: 'Legend' })
  const { all, allies } = await answer(page, QUERY)
  const number = (value: number) => value.toLocaleString('en')
  await expect(legend).toContainText(`${number(all.any)} of ${number(all.incidents)} incidents in all`)
  await legend.getByRole('combobox', { name: 'Technology looked at' }).click()
  await page.getByRole('option', { name: 'Artificial intelligence' }).click()
  await expect(page).toHaveURL(/of=ai/)
  await expect(legend).toContainText(`${number(all.technologies.ai)} of ${number(all.incidents)} incidents in all`)
  await expectAccessible(page, 'the overlay Technology')

  const ee = allies.find(({ country }) => country === 'EE')
  const says = `Artificial intelligence: ${number(ee?.technologies.ai ?? 0)} of ${number(ee?.incidents ?? 0)}`
  await expect(() => expectBesideSymbols(page, says)).toPass()
  await page.reload()
  await expect(legend.getByRole('combobox', { name: 'Technology looked at' })).toHaveText('Artificial intelligence')
  // The filter by technology and the overlay by technology say the same.
  await page.goto(`/?${QUERY}&technology=ai`)
  await expect(filters(page).getByText(new RegExp(`^${number(all.technologies.ai)} of `))).toBeVisible()
})

test('the table has no known barrier', async ({ page }) => {
  await openPicture(page, PATH)
  await expect(table(page)).toBeVisible()
  await expectAccessible(page, 'technologies by ally')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  test('the table fits, and scrolls within itself', async ({ page }) => {
    await openPicture(page, PATH)
    await expect(table(page)).toBeVisible()
    await expectNoSidewaysScroll(page, 'technologies by ally')
    await expectAccessible(page, 'technologies by ally on a phone')
  })
})
