import type { Page } from 'playwright'

/** What a hand does on the map and the timeline, each for two to four seconds. */
export const GESTURES: Record<string, (page: Page) => Promise<void>> = {
  pan: async (page) => {
    const { x, y } = await middle(page, '.meridian-map')
    for (const [dx, dy] of [
      [-260, 120],
      [240, -140],
      [-150, -90],
      [170, 110],
    ] as const)
      await drag(page, [x, y], [x + dx, y + dy])
  },
  zoom: async (page) => {
    const { x, y } = await middle(page, '.meridian-map')
    await page.mouse.move(x, y)
    for (const turn of [-1, -1, -1, 1, 1, 1, -1, -1, 1, 1]) {
      await page.mouse.wheel(0, turn * 110)
      await rest(350)
    }
  },
  brush: async (page) => {
    const { left, right, y } = await plot(page)
    const width = right - left
    for (const [from, to] of [
      [0.2, 0.8],
      [0.7, 0.1],
      [0.4, 0.9],
    ] as const)
      await drag(page, [left + from * width, y], [left + to * width, y])
  },
  'time slider': async (page) => {
    const { left, right, y } = await plot(page)
    const width = right - left
    for (const handle of ['Start of the window', 'End of the window'] as const) {
      const box = await page.getByRole('slider', { name: handle }).boundingBox()
      if (!box) throw new Error(`no slider ${handle}`)
      const x = box.x + box.width / 2
      const far = handle.startsWith('Start') ? left + 0.35 * width : right - 0.1 * width
      await drag(page, [x, y], [far, y])
      await drag(page, [far, y], [far + (handle.startsWith('Start') ? -1 : -1) * 0.2 * width, y])
    }
  },
  replay: async (page) => {
    await page.getByRole('button', { name: 'Replay' }).click()
    await page.getByRole('combobox', { name: 'Speed' }).click()
    await page.getByRole('option', { name: '10 steps/s' }).click()
    await page.keyboard.press('p')
    await rest(4000)
    await page.keyboard.press('p')
  },
}

async function drag(page: Page, [fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number]): Promise<void> {
  const STEPS = 55
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  for (let step = 1; step <= STEPS; step++) {
    await page.mouse.move(fromX + ((toX - fromX) * step) / STEPS, fromY + ((toY - fromY) * step) / STEPS)
    await rest(12)
  }
  await page.mouse.up()
}

async function middle(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`nothing at ${selector}`)
  return { x: box.x + box.width * 0.6, y: box.y + box.height / 2 }
}

async function plot(page: Page): Promise<{ left: number; right: number; y: number }> {
  const box = await page.getByRole('region', { name: 'Incidents over time' }).locator('svg[height="60"]').boundingBox()
  if (!box) throw new Error('no timeline')
  return { left: box.x + 4, right: box.x + box.width - 4, y: box.y + box.height / 2 }
}

/** A hand moves at its own pace. */
function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
