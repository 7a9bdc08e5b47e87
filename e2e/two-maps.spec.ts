import type { Locator, Page } from 'playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './access'
import { operator } from './api'
import { expect, test } from './desk'
import { makePerson, type Person } from './people'
import { expectComplete } from './picture'

/** Where both maps show all that is recorded here. */
const PLACE = 'map=14,54,3'
const BESIDE = `/?maps=west,east&${PLACE}`
const SWIPE = `${BESIDE}&layout=swipe`

let viewer: Person

test.beforeAll(async ({ server }) => {
  const { record } = operator(server)
  viewer = await makePerson(server, 'viewer', 'TLP:RED')
  const since = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  await record({
    title: 'Wipers in a county network',
    kind: 'cyber',
    severity: 'severe',
    occurredAt: since(3),
    place: { lng: 24.75, lat: 59.44, name: 'Tallinn' },
    origin: { code: 'RU', confidence: 'high' },
  })
  await record({
    title: 'Knife attack at a station',
    kind: 'terrorism',
    severity: 'extreme',
    occurredAt: since(3),
    place: { lng: 2.35, lat: 48.86, name: 'Paris' },
  })
})

const map = (page: Page) => page.getByRole('application', { name: 'Map' })
const twin = (page: Page) => page.locator('.meridian-twin')
const divider = (page: Page) => page.getByRole('slider', { name: 'Divider between the two maps' })
const names = (page: Page) => page.getByRole('button', { name: /^(Left|Right) map: / })
const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)

async function expectNames(page: Page, left: string, right: string): Promise<void> {
  await expect(names(page)).toHaveText([left, right])
  for (const [side, name] of [
    ['left', left],
    ['right', right],
  ])
    await expect(page.getByRole('region', { name: `Legend of the ${side} map` })).toContainText(`${name} by country`)
}

async function boxOf(part: Locator) {
  const box = await part.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return box
}

/** Begins to note, in each frame that the browser draws, how far the canvases of the two maps are apart; the answer ends it. */
async function watchLock(page: Page): Promise<() => Promise<{ frames: number; places: number; apart: number }>> {
  await page.evaluate(() => {
    const canvases = (frame: Element, pane: string) =>
      [...frame.querySelectorAll<HTMLCanvasElement>(pane)].sort((a, b) => Number(a.style.zIndex) - Number(b.style.zIndex))
    const seen = { frames: 0, places: new Set<string>(), apart: 0, over: false }
    const look = () => {
      const right = document.querySelector<HTMLElement>('.meridian-twin')
      const left = right?.parentElement
      if (right && left) {
        const twins = canvases(right, 'canvas')
        const shift = right.getBoundingClientRect().left + right.clientLeft - left.getBoundingClientRect().left
        canvases(left, '.leaflet-overlay-pane > canvas').forEach((canvas, at) => {
          const [one, other] = [canvas.getBoundingClientRect(), (twins[at] as HTMLCanvasElement).getBoundingClientRect()]
          const apart = [other.left - one.left - shift, other.top - one.top, other.width - one.width, other.height - one.height]
          seen.apart = Math.max(seen.apart, ...apart.map(Math.abs))
          seen.places.add(`${one.left} ${one.top} ${one.width}`)
        })
        seen.frames++
      }
      if (!seen.over) requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { lockSeen: seen })
  })
  return () =>
    page.evaluate(() => {
      const { lockSeen } = window as unknown as { lockSeen: { frames: number; places: Set<string>; apart: number; over: boolean } }
      lockSeen.over = true
      return { frames: lockSeen.frames, places: lockSeen.places.size, apart: lockSeen.apart }
    })
}

async function changedPlace(page: Page, act: () => Promise<void>): Promise<void> {
  const before = param(page, 'map')
  await act()
  await expect.poll(() => param(page, 'map')).not.toBe(before)
}

async function dragFrom(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y + 30, { steps: 6 })
  await page.mouse.move(x - 110, y + 45, { steps: 6 })
  await page.mouse.up()
}

test('two maps side by side move as one, by mouse and by keys, on either of them', async ({ openDesk }) => {
  const page = await openDesk(viewer, { path: BESIDE })
  await expectComplete(page)
  await expectNames(page, 'West', 'East')
  await expect(twin(page).locator('canvas')).toHaveCount(6)
  const [left, right] = [await boxOf(map(page)), await boxOf(twin(page))]
  expect(right.x).toBeCloseTo(left.x + left.width, 0)
  const end = await watchLock(page)
  for (const { x, y, width, height } of [left, right]) {
    const [midX, midY] = [x + width / 2, y + height / 2]
    await changedPlace(page, () => dragFrom(page, midX, midY))
    await changedPlace(page, () => page.mouse.wheel(0, -240))
    await changedPlace(page, () => page.mouse.wheel(0, 240))
  }
  await map(page).focus()
  for (const key of ['ArrowRight', 'ArrowDown', '+', '-']) await changedPlace(page, () => page.keyboard.press(key))
  await changedPlace(page, () => page.getByRole('button', { name: 'Zoom in' }).click())
  const seen = await end()
  expect(seen.frames).toBeGreaterThan(20)
  expect(seen.places).toBeGreaterThan(10)
  expect(seen.apart).toBeLessThan(0.01)
})

test('zooming at a place of the right map keeps that place under the pointer, on both', async ({ openDesk }) => {
  const page = await openDesk(viewer, { path: BESIDE })
  await expectComplete(page)
  await expect(twin(page).locator('canvas')).toHaveCount(6)
  const right = await boxOf(twin(page))
  // Far from the middle: zooming there moves the middle towards it.
  await page.mouse.move(right.x + right.width - 40, right.y + right.height / 2)
  await changedPlace(page, () => page.mouse.wheel(0, -240))
  expect(Number(param(page, 'map')?.split(',')[0])).toBeGreaterThan(20)
})

/** How many pixels of a canvas are more orange, and more purple, than anything neutral is. */
const HUES = (canvas: HTMLCanvasElement) => {
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: new Uint8ClampedArray() }
  const seen = { orange: 0, purple: 0 }
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, , blue = 0, alpha = 0] = data.subarray(at, at + 4)
    if (alpha === 255 && red - blue > 15) seen.orange++
    if (alpha === 255 && blue - red > 10) seen.purple++
  }
  return seen
}

test('each map has the colours of its view', async ({ openDesk }) => {
  const page = await openDesk(viewer, { path: BESIDE })
  await expectComplete(page)
  await expect(twin(page).locator('canvas')).toHaveCount(6)
  const regions = (frame: Locator) => frame.locator('canvas[style*="z-index: 1;"]').evaluate(HUES)
  await expect.poll(async () => (await regions(twin(page))).orange).toBeGreaterThan(500)
  expect((await regions(twin(page))).purple).toBe(0)
  const left = await regions(map(page).locator('.leaflet-overlay-pane'))
  expect(left.purple).toBeGreaterThan(500)
  expect(left.orange).toBe(0)
})

test('the key c goes through the ways to compare, and the one map has its overlay again', async ({ openDesk }) => {
  const page = await openDesk(viewer, { path: '/?map=14,54,4' })
  await expectComplete(page)
  await page.keyboard.press('c')
  await expectNames(page, 'West', 'East')
  await expect(page).toHaveURL(/maps=west%2Ceast/)
  // Half as wide, a map shows as much from one zoom further out.
  await expect.poll(() => param(page, 'map')).toBe('14,54,3')
  await page.reload()
  await expectNames(page, 'West', 'East')
  await expect.poll(() => param(page, 'map')).toBe('14,54,3')
  await page.keyboard.press('c')
  await expect(divider(page)).toBeVisible()
  await expect(page).toHaveURL(/layout=swipe/)
  await page.keyboard.press('c')
  await expect(names(page)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Legend' })).toContainText('Divergence by country')
  await expect(page).not.toHaveURL(/maps=|layout=/)
  await expect.poll(() => param(page, 'map')).toBe('14,54,4')
})

test('menu, palette, overlay switch and names choose what is compared', async ({ openDesk }) => {
  const page = await openDesk(viewer, { path: '/log' })
  await expectComplete(page)
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Type what you want to do').fill('side by side')
  await page.keyboard.press('Enter')
  await expectNames(page, 'West', 'East')
  await page.getByRole('button', { name: 'Right map: East' }).click()
  await page.getByRole('menuitemradio', { name: 'Agreement' }).click()
  await expectNames(page, 'West', 'Agreement')
  await page.getByRole('radiogroup', { name: 'Colours of the left map' }).getByRole('radio', { name: 'Count' }).click()
  await expectNames(page, 'Count', 'Agreement')
  // What the other map has changes places with it.
  await page.keyboard.press('4')
  await expectNames(page, 'Agreement', 'Count')
  await expect(page).toHaveURL(/maps=agreement%2Ccount/)
  await page.getByRole('button', { name: 'Compare two maps' }).click()
  await page.getByRole('menuitemradio', { name: 'One map' }).click()
  await expect(names(page)).toHaveCount(0)
})

/** Where the second map begins on the screen, by the edge that its regions are cut at. */
function cutAt(page: Page): Promise<number> {
  return page.evaluate(() => {
    const pane = document.querySelector<HTMLElement>('.leaflet-second-pane')
    const edge = Number(/polygon\(([-\d.e]+)px/.exec(pane?.style.clipPath ?? '')?.[1])
    return (pane?.getBoundingClientRect().left ?? Number.NaN) + edge
  })
}

test('the divider of a swipe moves by keys and by mouse, and an address keeps it', async ({ openDesk }) => {
  const page = await openDesk(viewer, { path: SWIPE })
  await expectComplete(page)
  await expectNames(page, 'West', 'East')
  const stage = await boxOf(map(page))
  const expectAt = async (percent: number) => {
    await expect(divider(page)).toHaveAttribute('aria-valuenow', String(percent))
    await expect(divider(page)).toHaveAttribute('aria-valuetext', `West ${percent}%, East the rest`)
    const line = await boxOf(divider(page))
    expect(Math.abs(line.x + line.width / 2 - (stage.x + (stage.width * percent) / 100))).toBeLessThan(4)
    await expect.poll(async () => Math.abs((await cutAt(page)) - line.x - line.width / 2)).toBeLessThan(1)
  }
  await expectAt(50)
  await divider(page).focus()
  for (const [key, percent] of [
    ['ArrowLeft', 48],
    ['PageUp', 58],
    ['End', 100],
    ['Home', 0],
    ['ArrowRight', 2],
  ] as const) {
    await page.keyboard.press(key)
    await expectAt(percent)
  }
  await page.mouse.move(stage.x + stage.width * 0.02, stage.y + 100)
  await page.mouse.down()
  await page.mouse.move(stage.x + stage.width * 0.3, stage.y + 120, { steps: 5 })
  await expectAt(30)
  await page.mouse.up()
  await expect.poll(() => Math.round(Number(param(page, 'divider')))).toBe(30)
  await page.reload()
  await expectAt(30)
  // The map goes on below, the divider stays.
  await changedPlace(page, () => dragFrom(page, stage.x + stage.width * 0.6, stage.y + stage.height * 0.7))
  await expectAt(30)
  await changedPlace(page, () => page.mouse.wheel(0, -240))
  await expectAt(30)
})

test('what is pointed at and chosen on one map shows on the other', async ({ openDesk }) => {
  const page = await openDesk(viewer, { path: '/?maps=west,east&map=24.75,59.44,5' })
  await expectComplete(page)
  await expect(twin(page).locator('canvas')).toHaveCount(6)
  const inkOf = (frame: Locator, place: number) =>
    frame.locator(`canvas[style*="z-index: ${place};"]`).evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: new Uint8ClampedArray() }
      return data.reduce((sum, value) => sum + value, 0)
    })
  const frames = [map(page).locator('.leaflet-overlay-pane'), twin(page)]
  for (const frame of frames) expect(await inkOf(frame, 5)).toBe(0)
  const right = await boxOf(twin(page))
  await page.mouse.move(right.x + right.width / 2 + 1, right.y + right.height / 2)
  await expect(page.getByRole('tooltip')).toContainText('Wipers in a county network')
  // The card is where the pointer is: beside it, on its left.
  const card = await boxOf(page.getByRole('tooltip'))
  expect(Math.abs(card.x + card.width + 18 - right.x - right.width / 2)).toBeLessThan(4)
  for (const frame of frames) await expect.poll(() => inkOf(frame, 5)).toBeGreaterThan(0)
  const before = await inkOf(frames[1] as Locator, 4)
  await page.mouse.down()
  await page.mouse.up()
  await expect(page).toHaveURL(/incident=/)
  await expect(page.getByRole('heading', { name: 'Wipers in a county network' })).toBeVisible()
  await expect.poll(() => inkOf(frames[1] as Locator, 4)).not.toBe(before)
  expect(await inkOf(frames[0] as Locator, 4)).toBe(await inkOf(frames[1] as Locator, 4))
})

for (const [layout, path] of [
  ['side by side', BESIDE],
  ['with a divider', SWIPE],
] as const)
  test(`two maps ${layout} are accessible in both themes`, async ({ openDesk }) => {
    const page = await openDesk(viewer, { path })
    await expectComplete(page)
    await expectNames(page, 'West', 'East')
    await page.getByRole('button', { name: 'West by country' }).click()
    await expect(page.getByRole('region', { name: 'Legend of the right map' })).toContainText('East lens v1')
    await expectAccessible(page, layout)
  })

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('two maps lie one over the other, whatever the address says', async ({ openDesk }) => {
    const page = await openDesk(viewer, { path: BESIDE })
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.getByTestId('completeness')).toHaveAttribute('data-phase', 'complete')
    await expectNames(page, 'West', 'East')
    await expect(twin(page)).toHaveCount(0)
    await expect(divider(page)).toBeVisible()
    for (const name of await names(page).all()) expect((await boxOf(name)).height).toBeGreaterThanOrEqual(44)
    await expectNoSidewaysScroll(page, 'two maps')
    await expectAccessible(page, 'two maps on a phone')
    await page.getByRole('button', { name: 'Compare two maps' }).click()
    await expect(page.getByRole('menuitemradio')).toHaveText(['One map', 'Two maps with a divider to swipe'])
  })
})

/** Ends of allied land towards the Atlantic, [lng, lat]. */
const COASTS: [string, number, number][] = [
  ['Cabo da Roca', -9.5, 38.78],
  ['Cabo de São Vicente', -9, 37.02],
  ['Fisterra', -9.27, 42.88],
  ['Brest', -4.77, 48.33],
  ['Lewis', -7.0, 58.2],
  ['Reykjanes', -22.7, 63.82],
  ['Vestmannaeyjar', -20.27, 63.43],
]

for (const width of [1440, 1680, 1920])
  test(`the legend covers no allied land where the map opens, ${width} pixels wide`, async ({ openDesk }) => {
    const page = await openDesk(viewer)
    await page.setViewportSize({ width, height: Math.round(width / 1.6) })
    await page.goto('/')
    await expectComplete(page)
    const legend = await boxOf(page.getByRole('region', { name: 'Legend' }))
    await expect(page.getByRole('region', { name: 'Legend' })).toContainText('West higher')
    const stage = await boxOf(map(page))
    const [lng = 0, lat = 0, zoom = 0] = (param(page, 'map') ?? '').split(',').map(Number)
    const size = 256 * 2 ** zoom
    const north = (degrees: number) => Math.asinh(Math.tan((degrees * Math.PI) / 180)) / (2 * Math.PI)
    for (const [name, east, up] of COASTS) {
      const x = stage.x + stage.width / 2 + ((east - lng) / 360) * size
      const y = stage.y + stage.height / 2 - (north(up) - north(lat)) * size
      const under = x > legend.x && x < legend.x + legend.width && y > legend.y && y < legend.y + legend.height
      expect(under, `${name} at ${Math.round(x)},${Math.round(y)} under ${JSON.stringify(legend)}`).toBe(false)
    }
  })
