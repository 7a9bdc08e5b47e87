import type { Page } from 'playwright/test'
import type { Incident } from '@/lib/core/incident'
import { operator } from './api'
import { expect, test } from './desk'
import { makePerson, type Person } from './people'
import { banners, choice, expectComplete, feed, feedRows, filters, symbols } from './picture'

// Doors that refuse and incidents that are not there are reported by the browser: that much is meant.
test.use({ expectedErrors: /status of (400|403|404)/ })

const SECRET = 'Informant seen near the quay'
const OPEN = 'Leaflets at the market'

let green: Person
let red: Person
let analyst: Person
let secret: Incident

test.beforeAll(async ({ server }) => {
  const { record } = operator(server)
  green = await makePerson(server, 'viewer', 'TLP:GREEN')
  red = await makePerson(server, 'viewer', 'TLP:RED')
  analyst = await makePerson(server, 'analyst', 'TLP:GREEN')
  secret = await record({ title: SECRET, tlp: 'TLP:RED', kind: 'terrorism', place: { lng: -21.9, lat: 64.15, name: 'Reykjavik' } })
  await record({ title: OPEN, tlp: 'TLP:GREEN', kind: 'misinformation', place: { lng: 24.75, lat: 59.44, name: 'Tallinn' } })
})

/** Everything that the server tells a page from now on: answers and pushes, as text. */
function overhear(page: Page): { all(): Promise<string> } {
  const heard: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/v1/')) heard.push(response.text().catch(() => ''))
  })
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(Promise.resolve(payload.toString())))
  })
  return { all: async () => (await Promise.all(heard)).join('\n') }
}

/** What the server answers when the page itself asks, with the cookie of whoever is signed in. */
function ask(page: Page, path: string, method = 'GET', body?: unknown): Promise<{ status: number; text: string }> {
  return page.evaluate(
    async ([path, init]) => {
      const response = await fetch(`/api/v1${path}`, init)
      return { status: response.status, text: await response.text() }
    },
    [
      path,
      { method, headers: { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
    ] as const,
  )
}

test.describe('roles', () => {
  const incident = { kind: 'cyber', title: 'Written by hand', occurredAt: '2026-11-20T08:30:00Z' }

  test('a viewer has no way to log an incident, and the server refuses one', async ({ openDesk }) => {
    const page = await openDesk(red)
    await expectComplete(page)
    await expect(page.getByRole('button', { name: 'Log incident' })).toHaveCount(0)
    await page.keyboard.press('n')
    await page.goto('/?view=new')
    await expectComplete(page)
    await expect(feed(page)).toBeVisible()
    await expect(page.getByRole('form', { name: 'Log an incident' })).toHaveCount(0)
    expect(await ask(page, '/incidents', 'POST', incident)).toMatchObject({ status: 403, text: expect.stringContaining('analyst') })
    await feedRows(page).filter({ hasText: OPEN }).click()
    await expect(page.getByRole('heading', { name: OPEN })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0)
    await expect(filters(page).getByText('2 of 2 incidents', { exact: true })).toBeVisible()
  })

  test('an analyst logs incidents but does not administer', async ({ openDesk }) => {
    const page = await openDesk(analyst)
    await expect(page.getByRole('button', { name: 'Log incident' })).toBeVisible()
    await page.getByRole('button', { name: /: account and preferences$/ }).click()
    await expect(page.getByRole('menuitem', { name: 'About' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'People and keys' })).toHaveCount(0)
    await page.goto('/people')
    await expect(page.getByText('Only administrators see this page.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Add a person' })).toHaveCount(0)
    for (const path of ['/users', '/keys']) expect((await ask(page, path)).status).toBe(403)
    const promotion = { name: 'Eve', email: 'eve@example.org', password: 'a sentence of one’s own', role: 'admin' }
    expect((await ask(page, '/users', 'POST', promotion)).status).toBe(403)
  })

  test('a marking above one’s clearance is not offered in the form', async ({ openDesk }) => {
    const page = await openDesk(analyst, { path: '/?view=new' })
    await expect(page.getByLabel('Marking (TLP)')).toHaveText('TLP:CLEARTLP:GREEN')
    const above = await ask(page, '/incidents', 'POST', { ...incident, tlp: 'TLP:RED' })
    expect(above).toMatchObject({ status: 400, text: expect.stringContaining('above_clearance') })
  })
})

test.describe('a reader cleared to TLP:GREEN', () => {
  test('finds nothing of a TLP:RED incident in feed, counts, search, map and table', async ({ openDesk }) => {
    const page = await openDesk(green)
    await expectComplete(page, 1)
    await expect(feed(page).getByText('1 incident', { exact: true })).toBeVisible()
    await expect(feedRows(page)).toHaveCount(1)
    await expect(filters(page).getByText('1 of 1 incident', { exact: true })).toBeVisible()
    await expect(choice(page, 'Terrorism')).toHaveAccessibleDescription('0 incidents')
    await filters(page).getByRole('button', { name: 'Marking (TLP)' }).click()
    await expect(choice(page, 'TLP:RED')).toHaveAccessibleDescription('0 incidents')
    await expect(symbols(page)).toHaveText([/^Estonia: Misinformation/])
    await expect(banners(page)).toHaveText(['TLP:GREEN', 'TLP:GREEN'])
    await page.getByRole('textbox', { name: 'Search the picture' }).fill('Informant')
    await expect(feed(page).getByText('Nothing reported in this window')).toBeVisible()
    await page.getByRole('link', { name: 'Log', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: '0 of 1 incident' })).toBeVisible()
    await page.goto('/?region=IS')
    // As in a region of which nobody ever recorded anything.
    await expect(page.getByText('Not collected', { exact: true })).toBeVisible()
    await expect(page.getByText('There is no record of this region, of any time, that you may see.')).toBeVisible()
  })

  test('is told that it is not there when following a link to it', async ({ openDesk }) => {
    const page = await openDesk(green, { path: `/?incident=${secret.id}` })
    await expect(page.getByText('This incident is not there')).toBeVisible()
    await expect(banners(page)).toHaveText(['TLP:GREEN', 'TLP:GREEN'])
    await expect(page.getByText(SECRET)).toHaveCount(0)
    // One that never was looks the same.
    const never = await ask(page, '/incidents/01a00000-0000-7000-8000-000000000000')
    const hidden = await ask(page, `/incidents/${secret.id}`)
    expect([hidden.status, never.status]).toEqual([404, 404])
  })

  test('is pushed nothing of it, while one cleared to RED is', async ({ openDesk, server }) => {
    const { record } = operator(server)
    const cleared = await openDesk(red)
    const page = await openDesk(green)
    await expectComplete(page, 1)
    await expectComplete(cleared, 2)
    const heard = overhear(page)
    await page.reload()
    await expectComplete(page, 1)
    const news = await record({ title: 'Second informant', tlp: 'TLP:RED', place: { country: 'IS' } })
    await expect(feedRows(cleared).filter({ hasText: 'Second informant' })).toHaveCount(1)
    await expect(banners(cleared)).toHaveText(['TLP:RED', 'TLP:RED'])
    await record({ title: 'Second leaflet', tlp: 'TLP:GREEN' })
    await expect(feedRows(page).filter({ hasText: 'Second leaflet' })).toHaveCount(1)
    // Its log has no gap where the other one stands.
    await expectComplete(page, 2)
    await expectComplete(cleared, 4)
    await expect(feedRows(page)).toHaveCount(2)
    await expect(banners(page)).toHaveText(['TLP:GREEN', 'TLP:GREEN'])
    const all = await heard.all()
    expect(all).toContain('Second leaflet')
    for (const trace of [SECRET, secret.id, 'Second informant', news.id, 'TLP:RED']) expect(all).not.toContain(trace)
  })
})
