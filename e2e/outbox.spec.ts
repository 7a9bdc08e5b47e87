import type { Page } from 'playwright/test'
import { operator } from './api'
import { expect, test } from './desk'
import { type BreakableProxy, startBreakableProxy } from './faults/breakable-proxy'
import { makePerson, type Person } from './people'
import { badge, expectComplete, feedRows } from './picture'
import type { TestServer } from './server'

// A cut cable shows in the console as refused requests and sockets: that much is meant.
test.use({ expectedErrors: /net::ERR_|WebSocket connection to/ })

let analyst: Person
let cable: BreakableProxy

test.beforeAll(async ({ server }) => {
  analyst = await makePerson(server, 'analyst', 'TLP:RED')
})
test.beforeEach(async ({ server }) => {
  cable = await startBreakableProxy(server.url)
})
test.afterEach(() => cable.close())

const title = (page: Page) => page.getByLabel('Title')

/** Fills in what an incident needs. */
async function fillForm(page: Page, text: string): Promise<void> {
  await page.getByRole('radio', { name: 'Sabotage' }).click()
  await title(page).fill(text)
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  await page.getByRole('radio', { name: 'No place' }).click()
}

/** How often the record holds an incident of this title. */
async function recorded(server: TestServer, text: string): Promise<number> {
  const { items } = await operator(server).list(new URLSearchParams({ q: text }))
  return items.filter((incident) => incident.title === text).length
}

test('a form half filled in survives a reload, and can be discarded', async ({ openDesk, server }) => {
  const page = await openDesk(analyst, { path: '/?view=new' })
  await fillForm(page, 'Half a sentence ab')
  await page.getByLabel('What happened').fill('Seen by the night shift')
  await page.reload()
  await expect(page.getByText('This is the draft you left. Nothing of it has been sent.')).toBeVisible()
  await expect(title(page)).toHaveValue('Half a sentence ab')
  await expect(page.getByLabel('What happened')).toHaveValue('Seen by the night shift')
  await expect(page.getByRole('radio', { name: 'Sabotage' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'No place' })).toBeChecked()
  expect(await recorded(server, 'Half a sentence ab')).toBe(0)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Discard the draft' }).click()
  await page.getByRole('button', { name: 'Log incident' }).click()
  await expect(title(page)).toHaveValue('')
})

test('what is sent without a network goes out when it returns, once', async ({ openDesk, server }) => {
  const page = await openDesk(analyst, { at: cable.url, path: '/?view=new' })
  await expectComplete(page)
  await fillForm(page, 'Written in a tunnel')
  cable.cut()
  await title(page).press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Saved on this device' })).toBeVisible()
  await expect(page.getByText('1 incident waits to be sent when the connection returns.')).toBeVisible()
  await expect(badge(page)).toHaveCount(0)
  expect(await recorded(server, 'Written in a tunnel')).toBe(0)
  cable.mend()
  await expect(page.getByText('1 incident waits')).toBeHidden()
  await expectComplete(page)
  await page.getByRole('button', { name: 'Back to the feed' }).click()
  await expect(feedRows(page).filter({ hasText: 'Written in a tunnel' })).toHaveCount(1)
  await page.reload()
  await expectComplete(page)
  await expect(feedRows(page).filter({ hasText: 'Written in a tunnel' })).toHaveCount(1)
  expect(await recorded(server, 'Written in a tunnel')).toBe(1)
})

test('what waits survives closing the page without a network', async ({ openDesk, server }) => {
  const page = await openDesk(analyst, { at: cable.url, path: '/?view=new' })
  await fillForm(page, 'Left for tomorrow')
  cable.cut()
  await title(page).press('Control+Enter')
  await expect(page.getByText('1 incident waits')).toBeVisible()
  const context = page.context()
  await page.close()
  cable.mend()
  const next = await context.newPage()
  await next.goto('/')
  await expect(feedRows(next).filter({ hasText: 'Left for tomorrow' })).toHaveCount(1)
  expect(await recorded(server, 'Left for tomorrow')).toBe(1)
})

test('an incident whose answer was lost on the way is not recorded twice', async ({ openDesk, server }) => {
  const page = await openDesk(analyst, { at: cable.url, path: '/?view=new' })
  await fillForm(page, 'Sent, never answered')
  // The server records it; the cable breaks before its answer comes through.
  await page.route('**/api/v1/incidents', async (route) => {
    await route.fetch()
    cable.cut()
    await route.abort()
  })
  await title(page).press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Saved on this device' })).toBeVisible()
  expect(await recorded(server, 'Sent, never answered')).toBe(1)
  await page.unroute('**/api/v1/incidents')
  cable.mend()
  await expect(page.getByText('1 incident waits')).toBeHidden()
  await expectComplete(page)
  expect(await recorded(server, 'Sent, never answered')).toBe(1)
})
