import type { Page } from 'playwright/test'
import { operator } from './api'
import { expect, test } from './desk'
import { makePerson, type Person } from './people'
import { choice, expectComplete, expectNotReloaded, feed, feedRows, filters, markPage, numberIn, symbols } from './picture'

const TITLE = '<script>document.title = "taken over"</script> Phishing wave'

let reporter: Person
let watcher: Person

test.beforeAll(async ({ server }) => {
  const { record } = operator(server)
  reporter = await makePerson(server, 'analyst', 'TLP:RED')
  watcher = await makePerson(server, 'viewer', 'TLP:RED')
  // What stands already: one incident in Tallinn's country, one elsewhere.
  const occurredAt = new Date(Date.now() - 3_600_000).toISOString()
  await record({ title: 'Ferry radar jammed', occurredAt, place: { country: 'EE' }, severity: 'minor', kind: 'sabotage' })
  await record({ title: 'Leak of a school register', occurredAt, place: { lng: 2.35, lat: 48.86, uncertaintyKm: 2, name: 'Paris' } })
})

/** Logs an incident as somebody who never touches the mouse. */
async function logByKeyboard(page: Page, title: string): Promise<void> {
  const { keyboard } = page
  await keyboard.press('n')
  await expect(page.getByRole('radio', { name: 'Misinformation' })).toBeFocused()
  await keyboard.press('3')
  await expect(page.getByLabel('Title')).toBeFocused()
  await keyboard.type(title)
  await keyboard.press('Tab')
  await expect(page.getByLabel('When')).toBeFocused()
  await keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Now', exact: true })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByLabel('When')).not.toHaveValue('')
  for (let stops = 0; stops < 3; stops++) await keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Name of the place' })).toBeFocused()
  await keyboard.type('Tallin')
  await expect(page.getByRole('option', { name: /^Tallinn/ })).toBeVisible()
  await keyboard.press('Enter')
  await expect(page.getByLabel('Longitude')).not.toHaveValue('')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Recorded' })).toContainText(title)
}

/** How many and how much, of the region that is open. */
const standing = (page: Page) => page.getByRole('region', { name: 'Priority', exact: true })

/** The loads of the region that is open: West, East. */
async function loads(page: Page): Promise<number[]> {
  const cells = await standing(page).getByRole('row', { name: /^Load/ }).getByRole('cell').allTextContents()
  return cells.filter((text) => /\d/.test(text)).map(Number)
}

/** What the map shows of a patch of land that holds neither symbol nor name. */
async function land(page: Page): Promise<Buffer> {
  const box = await page.getByRole('application', { name: 'Map' }).boundingBox()
  if (!box) throw new Error('there is no map')
  return page.screenshot({ clip: { x: box.x + box.width / 2, y: box.y + box.height / 2, width: 6, height: 6 } })
}

test('what one logs by keyboard appears to another at once: feed, counts, map, region and shading', async ({ openDesk }) => {
  const one = await openDesk(reporter)
  const other = await openDesk(watcher, { path: '/?overlay=count' })
  const region = await other.context().newPage()
  // The middle of this map is land of Estonia, away from its name and from Tallinn.
  await region.goto('/?region=EE&overlay=count&map=26.3,58.1,4.5')
  for (const page of [one, other, region]) {
    await expectComplete(page, 2)
    await markPage(page)
  }
  await expect(feed(other).getByText('2 incidents', { exact: true })).toBeVisible()
  await expect(choice(other, 'Cyber')).toHaveAccessibleDescription('1 incident')
  await expect(symbols(other)).toHaveCount(2)
  await expect(standing(region)).toContainText('1 incident')
  await expect(symbols(region).filter({ hasText: 'Estonia: 1 incident without a point' })).toHaveCount(1)
  const [west = 0, east = 0] = await loads(region)
  const shade = await land(region)

  await logByKeyboard(one, TITLE)

  await expect(feedRows(other).filter({ hasText: TITLE })).toHaveCount(1)
  await expect(feed(other).getByText('3 incidents', { exact: true })).toBeVisible()
  await expect(filters(other).getByText('3 of 3 incidents', { exact: true })).toBeVisible()
  await expect(choice(other, 'Cyber')).toHaveAccessibleDescription('2 incidents')
  await expect(choice(other, 'Suspected')).toHaveAccessibleDescription('3 incidents')
  await expect(choice(other, 'East')).toHaveAccessibleDescription('2 incidents')
  await expect(symbols(other).filter({ hasText: /^Estonia: Cyber, Unknown, unconfirmed\./ })).toHaveCount(1)
  await expect(standing(region)).toContainText('2 incidents')
  const [westAfter = 0, eastAfter = 0] = await loads(region)
  expect(westAfter).toBeGreaterThan(west)
  expect(eastAfter).toBeGreaterThan(east)
  await expect.poll(async () => (await land(region)).equals(shade), 'the shading stays').toBe(false)
  for (const page of [one, other, region]) {
    await expectComplete(page, 3)
    await expectNotReloaded(page)
  }
})

test('markup in a title is shown as text, wherever the title stands', async ({ openDesk, server }) => {
  await operator(server).record({ title: TITLE })
  const page = await openDesk(watcher)
  await feedRows(page).filter({ hasText: TITLE }).first().click()
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible()
  await page.getByRole('link', { name: 'Log', exact: true }).click()
  await expect(page.getByRole('cell', { name: TITLE }).first()).toBeVisible()
  await expect(page).toHaveTitle(/^Log/)
})

test('what arrives while somebody reads further down waits behind a button', async ({ openDesk, server }) => {
  const { record } = operator(server)
  for (let number = 1; number <= 20; number++) await record({ title: `Probe ${number}`, occurredAt: '2026-11-20T10:00:00Z' })
  const page = await openDesk(watcher)
  const before = numberIn(
    (await feed(page)
      .getByText(/^\d+ incidents$/)
      .textContent()) ?? '',
  )
  await feedRows(page).first().focus()
  await page.keyboard.press('PageDown')
  const read = feed(page).locator(':focus')
  const reading = await read.textContent()
  await record({ title: 'News in between' })
  await expect(feed(page).getByRole('button', { name: '1 new' })).toBeVisible()
  await expect(read).toHaveText(reading ?? '')
  await expect(feedRows(page).filter({ hasText: 'News in between' })).toHaveCount(0)
  await feed(page).getByRole('button', { name: '1 new' }).click()
  await expect(feedRows(page).first()).toContainText('News in between')
  await expect(feed(page).getByText(`${before + 1} incidents`)).toBeVisible()
})
