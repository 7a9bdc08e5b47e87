import type { Page } from 'playwright/test'
import { operator } from './api'
import { expect, test } from './desk'
import { makePerson } from './people'
import { expectComplete, feed, feedRows, symbols } from './picture'
import type { TestServer } from './server'

/** The middle of this map is in the Baltic Sea. */
const BALTIC = '20,57,4'
const pad = (page: Page) => page.getByRole('application', { name: 'Draw a region' })
const chip = (page: Page) => page.getByRole('button', { name: /Drawn region, points only/ })

async function expectSame(page: Page, server: TestServer): Promise<string[]> {
  await expect(page).toHaveURL(/within=/)
  const within = new URL(page.url()).searchParams.get('within') ?? ''
  const { items, total } = await operator(server).list(new URLSearchParams({ within }))
  await expect(feed(page).getByText(/^(No|[\d,]+) incidents?$/)).toHaveText(total === 1 ? '1 incident' : `${total || 'No'} incidents`)
  return items.map(({ title }) => title).sort()
}

test.beforeEach(async ({ server }) => {
  const { record } = operator(server)
  if ((await operator(server).list('')).total > 0) return
  for (const [title, lng, lat] of [
    ['Visby', 18.3, 57.6],
    ['Riga', 24.1, 56.9],
    ['Berlin', 13.4, 52.5],
    ['Uelen', -169.8, 66.1],
    ['Anadyr', 177.5, 64.7],
  ] as const)
    await record({ title, place: { lng, lat } })
  await record({ title: 'Somewhere in Latvia', place: { country: 'LV' } })
})

test('a line around a place restricts the picture to the points in it', async ({ openDesk, server }) => {
  const page = await openDesk(await makePerson(server, 'viewer', 'TLP:RED'), { path: `/?map=${BALTIC}` })
  await expectComplete(page)
  await page.getByRole('button', { name: 'Draw a region' }).click()
  const box = await pad(page).boundingBox()
  if (!box) throw new Error('nothing to draw on')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x - 90, y)
  await page.mouse.down()
  for (let turn = 1; turn < 30; turn++)
    await page.mouse.move(x - 90 * Math.cos((turn * Math.PI) / 15), y - 60 * Math.sin((turn * Math.PI) / 15))
  await page.mouse.up()
  expect(await expectSame(page, server)).toEqual(['Riga', 'Visby'])
  await expect(symbols(page)).toHaveCount(2)
  await chip(page).click()
  await expect(feedRows(page)).toHaveCount(6)
})

test('corners are set by keys, and on a map across the antimeridian', async ({ openDesk, server }) => {
  const page = await openDesk(await makePerson(server, 'viewer', 'TLP:RED'), { path: '/?map=175,64.7,6' })
  await expectComplete(page)
  await page.getByRole('button', { name: 'Draw a region' }).focus()
  await page.keyboard.press('Enter')
  await expect(pad(page)).toBeFocused()
  const corner = async (key: string, times: number) => {
    for (let n = 0; n < times; n++) await page.keyboard.press(key)
    await page.keyboard.press(' ')
  }
  await corner('ArrowUp', 2)
  await corner('ArrowDown', 5)
  await expect(page.getByRole('region', { name: 'Draw a region' }).getByRole('status')).toHaveText('2 corners')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Draw a region' }).getByRole('status')).toContainText('This is no region')
  await corner('ArrowRight', 6)
  await corner('ArrowUp', 5)
  await page.keyboard.press('Enter')
  const found = await expectSame(page, server)
  expect(found).toContain('Anadyr')
  await expect(page.getByRole('button', { name: 'Draw a region' })).toBeFocused()
  await page.goto('/?within=170,50,-160,50,-160,70,170,70')
  await expectComplete(page)
  expect(await expectSame(page, server)).toEqual(['Anadyr', 'Uelen'])
})

test('a box is typed in degrees, also across the antimeridian, and what is no box is refused by its side', async ({ openDesk, server }) => {
  const page = await openDesk(await makePerson(server, 'viewer', 'TLP:RED'), { path: '/?map=175,64.7,3' })
  await expectComplete(page)
  await page.getByRole('button', { name: 'Box in degrees' }).click()
  const type = async (sides: Record<string, string>) => {
    for (const [side, degrees] of Object.entries(sides)) await page.getByRole('textbox', { name: side, exact: true }).fill(degrees)
    await page.getByRole('textbox', { name: 'North', exact: true }).press('Enter')
  }
  await type({ West: '170', South: '70', East: '-165', North: '60' })
  await expect(page.getByRole('textbox', { name: 'North', exact: true })).toHaveAccessibleDescription('North lies south of south')
  await expect(page).not.toHaveURL(/bbox=/)
  await type({ South: '60', North: '70' })
  await expect(page).toHaveURL(/bbox=170(,|%2C)60(,|%2C)-165(,|%2C)70/)
  const bbox = new URL(page.url()).searchParams.get('bbox') ?? ''
  const { items } = await operator(server).list(new URLSearchParams({ bbox }))
  expect(items.map(({ title }) => title).sort()).toEqual(['Anadyr', 'Uelen'])
  await expect(feedRows(page)).toHaveCount(2)
  await expect(page.getByText('the box crosses the antimeridian')).toBeVisible()
  await page.getByRole('button', { name: /Section of the map/ }).click()
  await expect(feedRows(page)).toHaveCount(6)
  await expect(page.getByRole('textbox', { name: 'West', exact: true })).toHaveValue('')
})
