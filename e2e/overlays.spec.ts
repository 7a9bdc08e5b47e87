import type { Page } from 'playwright/test'
import { operator } from './api'
import { expect, test } from './desk'
import { makePerson, type Person } from './people'
import { expectComplete, feedRows } from './picture'

/** Each overlay with its key, and what its legend explains. */
const OVERLAYS = [
  { key: '1', name: 'East', says: ['Sum of priority scores', 'East lens v1 · illustrative'] },
  { key: '2', name: 'West', says: ['Sum of priority scores', 'West lens v1 · illustrative'] },
  { key: '3', name: 'Divergence', says: ['West higher', 'East higher', 'East + West'] },
  { key: '4', name: 'Agreement', says: ['High for both', 'East leads', 'West leads', 'Low for both'] },
  { key: '5', name: 'Count', says: ['Incidents in this window'] },
  {
    key: '6',
    name: 'Technology',
    says: ['an emerging technology: a count, not a share', 'Incidents reported, none recorded with such a technology'],
  },
]

let viewer: Person

test.beforeAll(async ({ server }) => {
  const { record } = operator(server)
  viewer = await makePerson(server, 'viewer', 'TLP:RED')
  const since = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const graded = { source: { name: 'National CERT', reliability: 'B' }, credibility: 2 }
  await record({
    ...graded,
    title: 'Wipers in a county network',
    kind: 'cyber',
    severity: 'severe',
    occurredAt: since(30),
    place: { lng: 24.75, lat: 59.44, name: 'Tallinn' },
    origin: { code: 'RU', confidence: 'high' },
    sector: 'government',
    determination: 'confirmed',
  })
  await record({
    ...graded,
    title: 'Knife attack at a station',
    kind: 'terrorism',
    severity: 'extreme',
    occurredAt: since(3),
    place: { lng: 2.35, lat: 48.86, name: 'Paris' },
  })
  await record({ title: 'Rumour taken back', kind: 'misinformation', occurredAt: since(5), determination: 'false-positive' })
})

async function expectOverlay(page: Page, { name, says }: (typeof OVERLAYS)[number]): Promise<void> {
  await expect(page.getByRole('radiogroup', { name: 'Colours of the map' }).getByRole('radio', { name, exact: true })).toBeChecked()
  const legend = page.getByRole('region', { name: 'Legend' })
  await expect(legend.getByRole('button', { name: new RegExp(`^${name} by (country|area)$`) })).toBeVisible()
  for (const words of says) await expect(legend).toContainText(words)
  await expect(legend).toContainText('Nothing reported in this window and these filters; there are other records.')
  await expect(legend).toContainText('Not collected: there is no record of any time that you may see.')
  // Divergence is what an address means that names none.
  await expect.poll(() => new URL(page.url()).searchParams.get('overlay') ?? 'divergence').toBe(name.toLowerCase())
}

test('the keys 1 to 6 change the overlay with its legend and address', async ({ openDesk }) => {
  const page = await openDesk(viewer)
  await expectComplete(page)
  for (const overlay of OVERLAYS) {
    await page.keyboard.press(overlay.key)
    await expectOverlay(page, overlay)
  }
})

test('so does a click, and a reload keeps it', async ({ openDesk }) => {
  const page = await openDesk(viewer)
  await expectComplete(page)
  const overlays = page.getByRole('radiogroup', { name: 'Colours of the map' })
  for (const overlay of [...OVERLAYS].reverse()) {
    await overlays.getByRole('radio', { name: overlay.name, exact: true }).click()
    await expectOverlay(page, overlay)
  }
  await overlays.getByRole('radio', { name: 'Agreement' }).click()
  await expect(page).toHaveURL(/overlay=agreement/)
  await page.reload()
  await expectOverlay(page, OVERLAYS[3] as (typeof OVERLAYS)[number])
})

test('from the table a key of an overlay leads back to the map', async ({ openDesk }) => {
  const page = await openDesk(viewer, { path: '/log?kind=cyber' })
  await expectComplete(page)
  await page.keyboard.press('2')
  await expectOverlay(page, OVERLAYS[1] as (typeof OVERLAYS)[number])
  await expect(page).toHaveURL(/\/\?.*kind=cyber/)
})

/** Points at the middle of the map. */
async function pointAtMiddle(page: Page): Promise<void> {
  const box = await page.getByRole('application', { name: 'Map' }).boundingBox()
  if (!box) throw new Error('the map has no box')
  await page.mouse.move(0, 0)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
}

test('silence has two meanings, and the card and the region panel tell which', async ({ openDesk }) => {
  const page = await openDesk(viewer)
  const card = page.locator('.meridian-card')
  for (const [place, query, says, panel] of [
    ['25.7,58.7,4', '', '1 incident in this window', '1 incident'],
    [
      '25.7,58.7,4',
      '&kind=migration',
      'Nothing reported in this window and these filters; there are other records',
      'Nothing reported here in this window',
    ],
    ['-52,-10,4', '', 'Not collected: there is no record of any time that you may see', 'Not collected'],
  ] as const) {
    await page.goto(`/?map=${place}&region=${place.startsWith('25') ? 'EE' : 'BR'}${query}`)
    await expectComplete(page)
    // The map may still be taking its place when it is first pointed at.
    await expect(async () => {
      await pointAtMiddle(page)
      await expect(card).toContainText(says, { timeout: 1000 })
    }).toPass()
    await expect(page.getByRole('complementary', { name: 'Region' }).getByText(panel, { exact: true })).toBeVisible()
  }
})

/** The numbers of a row of the explain card: West, East. */
async function rowNumbers(page: Page, row: number): Promise<[west: number, east: number]> {
  const cells = await explain(page).getByRole('row').nth(row).getByRole('cell').allTextContents()
  const [west = Number.NaN, east = Number.NaN] = cells.filter((text) => /\d/.test(text)).map(Number)
  return [west, east]
}

const explain = (page: Page) => page.getByRole('region', { name: 'Why this priority' })
const CRITERIA = ['Kind', 'Origin', 'Place', 'Severity', 'Confidence', 'Sector']

for (const title of ['Wipers in a county network', 'Knife attack at a station', 'Rumour taken back'])
  test(`the scores of "${title}" are the sums of what is said to make them`, async ({ openDesk, server }) => {
    const page = await openDesk(viewer)
    await feedRows(page).filter({ hasText: title }).click()
    await expect(explain(page).getByRole('rowheader')).toHaveText([...CRITERIA, 'Priority of 100'])
    const rows = await Promise.all(CRITERIA.map((_, at) => rowNumbers(page, at + 1)))
    const scores = await rowNumbers(page, CRITERIA.length + 1)
    for (const lens of [0, 1] as const) {
      const sum = rows.reduce((all, row) => all + row[lens], 0)
      // Each number is rounded to a tenth by itself.
      expect(Math.abs(sum - scores[lens])).toBeLessThanOrEqual(0.05 * (CRITERIA.length + 1) + 1e-9)
    }
    const { items } = await operator(server).list(new URLSearchParams({ q: title }))
    const { explain: told } = await operator(server).get<{ explain: Record<'west' | 'east', { score: number }> }>(
      `/incidents/${items[0]?.id}?explain`,
    )
    expect(Math.abs(told.west.score - scores[0])).toBeLessThan(0.2)
    expect(Math.abs(told.east.score - scores[1])).toBeLessThan(0.2)
    if (title === 'Rumour taken back') {
      expect(scores).toEqual([0, 0])
      await expect(explain(page)).toContainText('A false positive has no priority.')
    } else expect(Math.min(...scores)).toBeGreaterThan(5)
  })
