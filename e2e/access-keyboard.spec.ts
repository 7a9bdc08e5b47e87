import type { Page } from 'playwright/test'
import { expect, incidentOf, longAgo, openPicture, test } from './access'
import { operator } from './api'

/** Everything that is operated, whether or not the Tab key stops there. */
const CONTROLS = 'a[href],button,input,select,textarea,[role="slider"],[tabindex="0"]:not([role="radiogroup"],[role="tablist"])'

/** What the Tab key reached and how it looked there; faults are stops without a focus mark or out of sight, and controls never reached. */
interface Walk {
  stops: string[]
  faults: string[]
}

/** Presses Tab from the top of the page, or of a part of it, until it comes round or leaves that part. */
async function walk(page: Page, part = 'body'): Promise<Walk> {
  const walked: Walk = { stops: [], faults: [] }
  // Something may have taken the focus when it opened: from the very top, not from there.
  await page.locator(part).evaluate((root) => {
    Object.assign(window, { reached: new WeakSet<Element>(), part: root })
    if (!(root instanceof HTMLElement)) return
    root.tabIndex = -1
    root.focus()
    root.removeAttribute('tabindex')
  })
  for (let presses = 0; presses < 250; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(lookAtFocus)
    if (stop === null) break
    walked.stops.push(stop.name)
    if (stop.fault) walked.faults.push(`${stop.name}: ${stop.fault}`)
  }
  walked.faults.push(...(await page.evaluate(findUnreached, CONTROLS)))
  return walked
}

/** Runs in the page: where the focus is and what is wrong with it; null once it has come round. */
function lookAtFocus(): { name: string; fault: string | null } | null {
  const { reached, part } = window as unknown as { reached: WeakSet<Element>; part: Element }
  const focused = document.activeElement
  if (!focused || focused === document.body || reached.has(focused) || !part.contains(focused)) return null
  reached.add(focused)
  const name = `${focused.tagName.toLowerCase()} ${focused.getAttribute('aria-label') ?? focused.textContent?.trim().slice(0, 60) ?? ''}`
  const marks = [getComputedStyle(focused), getComputedStyle(focused, '::after')].some(
    (style) =>
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
      (style.content === '""' && Number.parseFloat(style.borderTopWidth) >= 2),
  )
  if (!marks) return { name, fault: 'no focus mark' }
  const box = focused.getBoundingClientRect()
  const inSight = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight
  if (!inSight) return { name, fault: `out of sight at ${Math.round(box.x)},${Math.round(box.y)}` }
  // Buttons over the map let the mouse through: what is painted there is the map itself.
  if (focused.closest('.meridian-items')) return { name, fault: null }
  const at = (share: number) =>
    document.elementFromPoint(Math.min(innerWidth - 1, box.left + box.width * share), Math.min(innerHeight - 1, box.top + box.height * 0.5))
  const seen = [0.5, 0.1, 0.9].some((share) => {
    const top = at(share)
    return top !== null && (focused.contains(top) || top.contains(focused))
  })
  return { name, fault: seen ? null : 'covered' }
}

/** Runs in the page: controls in sight that Tab never reached and that are no member of a group which it did reach. */
function findUnreached(controls: string): string[] {
  const { reached, part } = window as unknown as { reached: WeakSet<Element>; part: Element }
  const inGroup = (control: Element) =>
    [...(control.closest('[role="radiogroup"],[role="tablist"],ul,ol,table')?.querySelectorAll('*') ?? [])].some((one) => reached.has(one))
  return (
    [...part.querySelectorAll(controls)]
      .filter(
        (control) =>
          control.checkVisibility({ visibilityProperty: true }) &&
          !control.matches(':disabled,[aria-disabled="true"],[aria-hidden="true"]'),
      )
      // Of a group of radios Tab reaches one: the browser sees to that.
      .filter(
        (control) =>
          !reached.has(control) && !(((control as HTMLElement).tabIndex === -1 || control.matches('[type="radio"]')) && inGroup(control)),
      )
      .map((control) => `never reached: ${control.outerHTML.slice(0, 160)}`)
  )
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
const address = (page: Page) => new URL(page.url()).searchParams

test('Tab reaches every control of every page, in sight and marked, the skip link first', async ({ page }) => {
  // A window with an end, so that nothing arrives during the walk.
  const until = `?to=${longAgo()}`
  for (const path of ['/', '/log', '/reports', '/lenses', '/about']) {
    if (path === '/lenses' || path === '/about') await page.goto(path)
    else await openPicture(page, path + until)
    if (path === '/') await expect(page.getByRole('list', { name: /on the map/ })).toBeAttached()
    if (path === '/reports') await expect(page.getByRole('button', { name: 'Judge' }).first()).toBeVisible()
    if (path === '/log') await expect(page.getByRole('row').nth(5)).toBeVisible()
    const { stops, faults } = await walk(page)
    expect(faults, path).toEqual([])
    expect(stops[0]).toBe('a Skip to the content')
  }
})

test('Tab reaches every control of an opened incident and of the form', async ({ page }) => {
  // A window with an end, so that nothing comes into the list of the region during the walk.
  const region = `/?region=LT&to=${longAgo()}`
  for (const path of [`/?incident=${await incidentOf(page, 'severe')}`, region, '/?view=new']) {
    await openPicture(page, path)
    await expect(page.locator('[data-detail-body]')).toBeVisible()
    if (path === region) await expect(page.locator('[data-detail-body] ol button').first()).toBeVisible()
    const { stops, faults } = await walk(page, '[data-detail-pane]')
    expect(stops.length, path).toBeGreaterThan(2)
    expect(faults, path).toEqual([])
  }
})

test('the skip link leads past the top bar', async ({ page }) => {
  await openPicture(page, '/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('#content')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.getElementById('content')?.contains(document.activeElement))).toBe(true)
})

test('j, k, Enter and Esc go through the feed, and Esc comes back to the row', async ({ page }) => {
  await openPicture(page, '/')
  const rows = page.getByRole('list', { name: 'Incidents' }).getByRole('button')
  await expect(rows.nth(3)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = await focusedText(page)
  await page.keyboard.press('j')
  const third = await focusedText(page)
  expect(third).not.toBe(second)
  await page.keyboard.press('k')
  expect(await focusedText(page)).toBe(second)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-detail-body]')).toBeFocused()
  const opened = address(page).get('incident')
  await page.keyboard.press('j')
  await expect.poll(() => address(page).get('incident')).not.toBe(opened)
  await expect(page.locator('[data-detail-body]')).toBeFocused()
  await page.keyboard.press('k')
  await expect.poll(() => address(page).get('incident')).toBe(opened)
  await page.keyboard.press('Escape')
  await expect.poll(() => address(page).get('incident')).toBe(null)
  expect(await focusedText(page)).toBe(second)
})

test('the feed holds still from the press of a key on, also where a row arrives before the focus', async ({ page, server }) => {
  await openPicture(page, '/')
  const rows = page.getByRole('list', { name: 'Incidents' }).getByRole('button')
  await expect(rows.nth(3)).toBeVisible()
  // The focus comes with the next frame: it is made to wait until the row is there.
  await page.evaluate(() => {
    const next = window.requestAnimationFrame.bind(window)
    const held: FrameRequestCallback[] = []
    const own = window as unknown as { letFocus: () => void }
    window.requestAnimationFrame = (callback) => held.push(callback)
    own.letFocus = () => {
      window.requestAnimationFrame = next
      for (const callback of held.splice(0)) next(callback)
    }
  })
  await page.keyboard.press('j')
  // Read now: the exercise goes on by itself, and until the press a row may come.
  const first = await rows.first().textContent()
  await operator(server).record({ title: 'Arrived with the press', exercise: true, occurredAt: new Date().toISOString() })
  await expect(page.getByRole('button', { name: /^\d+ new$/ })).toBeVisible()
  await expect(rows.first()).toHaveText(first ?? '')
  await page.evaluate(() => (window as unknown as { letFocus: () => void }).letFocus())
  await expect(rows.first()).toBeFocused()
  expect(await focusedText(page)).toBe(first?.trim())
})

test('each key of the screen does what the list of keys says', async ({ page }) => {
  await openPicture(page, '/')
  const overlays = ['East', 'West', 'Divergence', 'Agreement', 'Count']
  for (const [at, overlay] of overlays.entries()) {
    await page.keyboard.press(String(at + 1))
    await expect(page.getByRole('radio', { name: overlay, exact: true })).toBeChecked()
  }
  const filters = page.getByRole('button', { name: /(Fold|Open) Filters/ })
  await page.keyboard.press('f')
  await expect(filters).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('f')
  await expect(filters).toHaveAttribute('aria-expanded', 'true')
  const timeline = page.getByRole('button', { name: /(Fold|Open) Timeline/ })
  await page.keyboard.press('t')
  await expect(timeline).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('t')
  await expect(timeline).toHaveAttribute('aria-expanded', 'true')

  await filters.focus()
  for (const [key, name] of [
    ['?', 'All keys'],
    ['Control+k', 'Everything by name'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(filters).toBeFocused()
  }
  await page.keyboard.press('/')
  const search = page.getByRole('textbox', { name: 'Search the picture' })
  await expect(search).toBeFocused()
  await page.keyboard.type('cable')
  await expect.poll(() => address(page).get('q')).toBe('cable')
  await page.keyboard.press('Escape')
  await expect(search).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(filters).toBeFocused()

  await page.keyboard.press('n')
  await expect(page.getByRole('radio', { name: 'Misinformation' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(filters).toBeFocused()
})

test('everything by name: a command is found by typing and done by Enter', async ({ page }) => {
  await openPicture(page, '/')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('lithuania')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Lithuania' })).toBeVisible()
  await expect(page.locator('[data-detail-body]')).toBeFocused()
})

test('the window of time is moved by its handles and by [ and ]', async ({ page }) => {
  await openPicture(page, '/')
  const start = page.getByRole('slider', { name: 'Start of the window' })
  await start.focus()
  const before = Number(await start.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => Number(await start.getAttribute('aria-valuenow'))).toBeGreaterThan(before)
  await expect(start).toBeFocused()
  await page.keyboard.press('PageUp')
  await expect.poll(() => address(page).get('from')).not.toBe(null)
  const drawn = address(page).get('from')

  await page.getByRole('region', { name: 'Incidents over time' }).getByRole('radio', { name: '7 d' }).press('Space')
  await expect.poll(() => address(page).get('from')).not.toBe(drawn)
  const from = Date.parse(address(page).get('from') ?? '')
  await page.keyboard.press('[')
  await expect.poll(() => Date.parse(address(page).get('from') ?? '')).toBeLessThan(from)
  const earlier = Date.parse(address(page).get('from') ?? '')
  await page.keyboard.press(']')
  await expect.poll(() => Date.parse(address(page).get('from') ?? '')).toBeGreaterThan(earlier)
})

test('what the map shows is a list with one stop, gone through by arrows, opened by Enter', async ({ page }) => {
  await openPicture(page, '/?from=2026-01-01T00:00:00Z&kind=terrorism&severity=extreme')
  const items = page.getByRole('list', { name: /on the map/ })
  await items.locator('button[tabindex="0"]').focus()
  const first = await focusedText(page)
  expect(first).toMatch(/^[^:]+: /)
  await page.keyboard.press('End')
  await expect.poll(() => focusedText(page)).not.toBe(first)
  await page.keyboard.press('Home')
  await expect.poll(() => focusedText(page)).toBe(first)
  const single = items
    .getByRole('button', { name: /Extreme/ })
    .filter({ hasNotText: 'incidents' })
    .first()
  await single.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Why this priority' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Why this priority' })).toHaveCount(0)
  expect(await page.evaluate(() => document.activeElement?.closest('.meridian-items') !== null)).toBe(true)
})

test('the tree of regions is opened and ticked by keys', async ({ page }) => {
  await openPicture(page, '/')
  const open = page.getByRole('button', { name: /^Regions in .*East/ })
  await open.focus()
  await page.keyboard.press('Enter')
  const estonia = page.getByRole('checkbox', { name: 'Estonia' })
  await expect(estonia).toBeVisible()
  await estonia.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => address(page).get('country')).toBe('EE')
  await expect(page.getByRole('button', { name: 'Remove filter Estonia' })).toBeVisible()
})

test('the log is gone through by keys, with one stop for all its rows', async ({ page }) => {
  await openPicture(page, '/log')
  await expect(page.getByRole('row').nth(5)).toBeVisible()
  for (let step = 0; step < 40; step++) await page.keyboard.press('j')
  const row = page.getByRole('row').filter({ has: page.locator(':focus') })
  await expect(row).toBeInViewport({ ratio: 1 })
  const title = await focusedText(page)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-detail-body]')).toBeFocused()
  await page.keyboard.press('Escape')
  expect(await focusedText(page)).toBe(title)
  await expect(page.locator('tbody button[tabindex="0"]')).toHaveCount(1)
})
