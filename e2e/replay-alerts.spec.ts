import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { RegionsAnswer } from '@/lib/wire/protocol'
import { operator } from './api'
import { expect, test } from './desk'
import { makePerson } from './people'
import { expectComplete, feed, numberIn, symbols } from './picture'
import { ADMIN_TOKEN, type TestServer } from './server'

/** Two months of air-raid alerts in Ukraine from two sources, kept beside the project. */
const DATA = '../shared/data/ua-air-raid'
const FILES = { 'ua-air-raid-official': 'official_2023-06_2023-07.csv', 'ua-air-raid-volunteer': 'volunteer_2023-06_2023-07.csv' }
/** All of Ukraine, near enough that its oblasts are shaded and counted. */
const UKRAINE = '31.2,48.4,5.5'
const NAMES = new Map(Object.entries(JSON.parse(readFileSync('public/geo/area-names.json', 'utf8')) as Record<string, string>))

const player = (page: Page) => page.getByRole('region', { name: 'Replay' })

async function importAlerts({ url }: TestServer): Promise<void> {
  for (const [mapping, file] of Object.entries(FILES)) {
    const answer = await fetch(`${url}/api/v1/import/csv?mapping=${mapping}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'text/csv' },
      body: readFileSync(join(DATA, file)),
    })
    expect(answer.ok, await answer.text()).toBe(true)
  }
}

/** What the map shows beside the name of each region: `Lvivska: 12 incidents without a point`. */
async function badgesOf(page: Page): Promise<Record<string, number>> {
  const names = await symbols(page).allTextContents()
  return Object.fromEntries(
    names.flatMap((name) => {
      const [, region, count] = /^(.*): ([\d,]+) incidents? without a point$/.exec(name) ?? []
      return region && count ? [[region, numberIn(count)]] : []
    }),
  )
}

/** The counts on screen are those of the database for the query in the address: in all, and for each oblast. */
async function expectTrue(page: Page, server: TestServer): Promise<number> {
  const query = new URL(page.url()).searchParams
  query.delete('map')
  const { total, areas, countries } = await operator(server).get<RegionsAnswer>(`/regions?${query}`)
  const expected = Object.fromEntries(areas.map(({ region, count }) => [NAMES.get(region ?? '') ?? region, count]))
  const ofWhole = (countries.find(({ region }) => region === 'UA')?.count ?? 0) - areas.reduce((sum, { count }) => sum + count, 0)
  if (ofWhole > 0) expected.Ukraine = ofWhole
  await expect.poll(() => badgesOf(page)).toEqual(expected)
  await expect(feed(page).getByText(/^(No|[\d,]+) incidents?$/)).toHaveText(
    total === 0 ? 'No incidents' : new RegExp(`^${total.toLocaleString('en')} incident`),
  )
  return total
}

test('a replay over two months of alerts is right at any moment at which it is stopped', async ({ openDesk, server }) => {
  test.skip(!existsSync(DATA), `${DATA} is not there: a replay of real alerts is not checked`)
  await importAlerts(server)
  const page = await openDesk(await makePerson(server, 'viewer', 'TLP:RED'), { path: `/?map=${UKRAINE}` })
  await expectComplete(page)
  await page.getByRole('button', { name: 'Replay' }).click()
  const all = await expectTrue(page, server)
  expect(all).toBeGreaterThan(6000)

  const moment = () => player(page).getByRole('time').getAttribute('datetime')
  const totals = new Set<number>()
  for (let stop = 0; stop < 4; stop++) {
    await page.keyboard.press('p')
    const from = await moment()
    const seen = new Set([from])
    await expect
      .poll(async () => {
        seen.add(await moment())
        return seen.size
      })
      .toBeGreaterThan(4)
    await page.keyboard.press('p')
    await expect(player(page).getByRole('button', { name: 'Play' })).toBeVisible()
    totals.add(await expectTrue(page, server))
  }
  expect(totals.size).toBe(4)

  // A window of a day that ends at the moment, and steps by keys.
  await page.getByRole('radiogroup', { name: 'Window of time' }).last().getByRole('radio', { name: '24 h' }).click()
  await expect(page).toHaveURL(/from=/)
  for (const key of ['[', '[', ']']) {
    const before = page.url()
    await page.keyboard.press(key)
    await expect(page).not.toHaveURL(before)
    await expectTrue(page, server)
  }
})
