import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import type { BridgeAnswer } from '@/lib/wire/reports'
import { expect, expectAccessible, expectNoSidewaysScroll, openPicture, test } from './access'
import { makePerson, signIn } from './people'

/** A window that has ended: what trickles in now lies after it, so its numbers stand still. */
const ENDED = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 2 * 3_600_000).toISOString().replace('.000', '')
const PATH = `/reports?exercise=true&to=${ENDED}`

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function openReports(page: Page, path = PATH): Promise<void> {
  await openPicture(page, path)
  await expect(part(page, 'Bridge')).toBeVisible()
}

/** What the lines of the bridge show: the name, the loads and the gain. */
async function shownLines(page: Page, group: string) {
  const all = part(page, group).getByRole('button', { name: /^Show all/ })
  if (await all.isVisible()) await all.click()
  return part(page, group).getByRole('listitem').getByRole('button').allInnerTexts()
}

test('says how far both sides agree, and where they disagree most, why, and what would change it', async ({ page }) => {
  await openReports(page)
  await expect(page.getByText(/^East and West .* about \d+ of 100 pairs stand in the same order\.$/)).toBeVisible()
  await expect(page.getByText(/tau-b 0\.\d\d, 95 % interval -?[01]\.\d\d to [01]\.\d\d, N \d+\./).first()).toBeVisible()
  const why = page.getByRole('button', { name: /^Why .*, and what would change it$/ })
  const region = /^Why (.*), and/.exec(await why.innerText())?.[1] ?? ''
  await why.click()
  const panel = page.getByRole('complementary', { name: 'Region' })
  await expect(panel.getByRole('heading', { name: region })).toBeVisible()
  await expect(panel.getByRole('heading', { name: /more load\. What would turn it$/ })).toBeVisible()
  const loads = panel.getByRole('region', { name: 'Why' }).getByRole('rowgroup')
  const total = (await panel.getByRole('row', { name: /^Load/ }).getByRole('cell').allInnerTexts()).filter(Boolean)
  for (const index of [1, 2]) {
    const rows = await loads.nth(index).getByRole('row').all()
    let [west, east] = [0, 0]
    for (const row of rows) {
      const cells = await row.getByRole('cell').allInnerTexts()
      west += Number((cells[0] ?? '0').replace(',', ''))
      east += Number((cells[2] ?? '0').replace(',', ''))
    }
    expect([west, east]).toEqual([total[0], total.at(-1)].map((text) => Number((text ?? '').replace(',', ''))))
  }
})

test('a newcomer comes from the map to where the sides disagree most, why, and what would change it in two clicks', async ({ page }) => {
  await openPicture(page, `/?exercise=true&to=${ENDED}`)
  await page.getByRole('link', { name: 'Where do East and West disagree most, and why?' }).click()
  await expect(page.getByText(/^They disagree most on .* for East, .* for West\. Mostly by /)).toBeVisible()
  await page.getByRole('button', { name: /^Why .*, and what would change it$/ }).click()
  await expect(page.getByRole('heading', { name: /more load\. What would turn it$/ })).toBeVisible()
})

test('exports exactly what it shows', async ({ page }) => {
  await openReports(page)
  const link = (form: string) => page.getByRole('link', { name: `Export ${form}` }).getAttribute('href')
  const [act, consult] = [await shownLines(page, 'Act together'), await shownLines(page, 'Consult')]
  const json = (await (await page.request.get((await link('JSON')) ?? '')).json()) as BridgeAnswer
  const lines = json.lines.filter(({ sort }) => sort === 'region')
  for (const [group, shown] of [
    ['act', act],
    ['consult', consult],
  ] as const) {
    const exported = lines.filter((line) => line.group === group)
    expect(exported).toHaveLength(shown.length)
    for (const [at, line] of exported.entries()) {
      const text = shown[at] ?? ''
      expect(text).toContain(new Intl.DisplayNames('en', { type: 'region' }).of(line.id) ?? '')
      const points = (value: number) => new Intl.NumberFormat('en', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
      expect(text).toContain(points(line.west))
      expect(text).toContain(points(line.east))
      expect(text).toContain(Math.abs(line.gain ?? 0).toFixed(3))
    }
  }
  await expect(page.getByText(`tau-b ${json.cohesion.regions.tau?.toFixed(2)}`).first()).toBeVisible()
  const csv = await (await page.request.get((await link('CSV')) ?? '')).text()
  expect(csv.trim().split('\r\n')).toHaveLength(json.lines.length + 1)
})

test('hands over the line as a picture, with its caption, query and marking', async ({ page }) => {
  await openReports(page)
  const save = async (form: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Save as ${form}` }).click()])
    return readFileSync(await file.path())
  }
  const svg = (await save('SVG')).toString()
  const measured = await page
    .getByText(/tau-b 0\.\d\d, 95 % interval/)
    .first()
    .innerText()
  for (const words of [
    'Cohesion over time: East, West',
    'EXERCISE',
    'TLP:RED',
    `to=${ENDED}`,
    (/^tau-b [^N]*N \d+/.exec(measured) ?? [])[0] ?? 'none',
  ])
    expect(svg).toContain(words)
  expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG')
})

test('an analyst judges the seam, and everyone sees who did and why', async ({ page, server, browser }) => {
  await openReports(page)
  const seam = part(page, 'The seam')
  const first = seam
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
    .first()
  const title = await first.getByRole('heading').innerText()
  await first.getByRole('button', { name: 'Judge' }).click()
  const dialog = page.getByRole('dialog', { name: 'Judge' })
  await expectAccessible(page, 'judging a candidate of the seam')
  await dialog.getByRole('button', { name: 'Accept as a wedge' }).click()
  await expect(dialog.getByText('Say why.')).toBeVisible()
  const reason = `The same letter in two languages ${Date.now()}.`
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await dialog.getByRole('button', { name: 'Accept as a wedge' }).click()
  await expect(dialog).toHaveCount(0)
  const judged = seam.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  await expect(judged.getByRole('list', { name: 'Decisions' })).toContainText(reason)
  await expect(judged.getByText('Accepted', { exact: true })).toBeVisible()

  const context = await browser.newContext({ baseURL: server.url })
  await signIn(context, await makePerson(server, 'viewer', 'TLP:RED'))
  const viewer = await context.newPage()
  await openReports(viewer)
  await expect(part(viewer, 'The seam')).toContainText(reason)
  await expect(part(viewer, 'The seam').getByRole('button', { name: 'Judge' })).toHaveCount(0)
  await context.close()
})

test.describe('where something is missing', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })
  test('says so where there is too little, nothing, or no server', async ({ page, context }) => {
    await openReports(page, `${PATH}&country=EE`)
    await expect(page.getByText('Too few countries to compare two orders: one has an incident here.')).toBeVisible()
    await openPicture(page, `${PATH}&q=nothing-is-called-this`)
    await expect(page.getByText('No incident matches')).toBeVisible()
    await page.getByRole('button', { name: 'Clear all filters' }).click()
    await expect(part(page, 'Bridge')).toBeVisible()
    await expect(part(page, 'The seam').getByRole('button', { name: 'Look again' })).toBeVisible()
    await context.setOffline(true)
    await part(page, 'The seam').getByRole('button', { name: 'Look again' }).click()
    await expect(page.getByText('The seam could not be looked for: the server does not answer.')).toBeVisible()
    await expect(part(page, 'Bridge')).toBeVisible()
  })
})

test('has no known barrier, also with its numbers as a table, and is worked by keys alone', async ({ page }) => {
  await openReports(page)
  await expect(part(page, 'The seam').getByRole('listitem').first()).toBeVisible()
  await expectAccessible(page, 'reports')
  await page.getByRole('button', { name: 'Numbers as a table' }).click()
  await expect(page.getByRole('dialog').getByRole('row')).toHaveCount(49)
  await expectAccessible(page, 'cohesion as a table')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Incidents' }).focus()
  await page.keyboard.press('Space')
  await part(page, 'Act together').getByRole('listitem').getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Incident' }).getByRole('heading', { name: 'Why this priority' })).toBeVisible()
  await expectAccessible(page, 'reports with an incident')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'Incident' })).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  test('fits', async ({ page }) => {
    await openReports(page)
    await expect(part(page, 'The seam').getByRole('listitem').first()).toBeVisible()
    await expectNoSidewaysScroll(page, 'reports')
    await expectAccessible(page, 'reports on a phone')
  })
})
