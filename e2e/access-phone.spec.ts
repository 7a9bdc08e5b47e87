import type { Page } from 'playwright/test'
import { expect, expectNoSidewaysScroll, incidentOf, openPicture, test } from './access'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

/** Controls that a thumb would miss: under 44 pixels either way. Links in running text are excepted, as in WCAG 2.2. */
async function expectThumbSized(page: Page, state: string): Promise<void> {
  const small = await page.evaluate(() => {
    const controls = 'a[href],button,input:not([type="checkbox"]),select,textarea,[role="slider"],[role="option"]'
    return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
      if (
        !control.checkVisibility({ visibilityProperty: true }) ||
        control.matches('[aria-hidden="true"], p a, .leaflet-control-attribution a')
      )
        return []
      // Buttons of the keyboard over the map's symbols let a finger through; the skip link waits off the screen for a key.
      if (control.closest('.meridian-items') || control.getAttribute('href') === '#content') return []
      // A tick belongs to its row, which is pressed as a whole; so does the title of a row of the table.
      const target = (control.getAttribute('role') === 'checkbox' ? control.parentElement : control.closest('tbody tr')) ?? control
      const { width, height } = target.getBoundingClientRect()
      return width < 44 || height < 44 ? [`${Math.round(width)} × ${Math.round(height)}: ${target.outerHTML.slice(0, 120)}`] : []
    })
  })
  expect(small, state).toEqual([])
}

const sheet = (page: Page) => page.getByRole('region', { name: 'Details' })
const heightOf = async (page: Page) => Math.round((await sheet(page).boundingBox())?.height ?? 0)

test('no page scrolls sideways, and every control fits a thumb', async ({ page }) => {
  const incident = await incidentOf(page, 'severe')
  for (const path of ['/', `/?incident=${incident}`, '/?region=LT', '/?view=new', '/log', `/log?incident=${incident}`, '/reports']) {
    await openPicture(page, path)
    await expectNoSidewaysScroll(page, path)
    await expectThumbSized(page, path)
  }
  for (const path of ['/lenses', '/about', '/people']) {
    await page.goto(path)
    await expectNoSidewaysScroll(page, path)
    await expectThumbSized(page, path)
  }
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await expectNoSidewaysScroll(page, 'sign-in')
  await expectThumbSized(page, 'sign-in')
})

test('one sheet under the map has three stops, by thumb and by button', async ({ page }) => {
  await openPicture(page, '/')
  const map = await page.getByRole('application', { name: 'Map' }).boundingBox()
  expect(map?.y).toBeLessThan(844 / 4)
  const half = await heightOf(page)
  await page.getByRole('button', { name: 'Larger' }).tap()
  await expect.poll(() => heightOf(page)).toBeGreaterThan(half)
  const full = await heightOf(page)
  await expect(page.getByRole('button', { name: 'Larger' })).toBeDisabled()
  await page.getByRole('button', { name: 'Smaller' }).tap()
  await page.getByRole('button', { name: 'Smaller' }).tap()
  await expect.poll(() => heightOf(page)).toBeLessThan(100)
  const peek = await heightOf(page)

  // The handle is drawn up by a finger and settles at the nearest stop.
  const box = await sheet(page).boundingBox()
  const x = 195
  const top = (box?.y ?? 0) + 8
  await page.mouse.move(x, top)
  await page.mouse.down()
  await page.mouse.move(x, top - (half - peek) * 0.9, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => heightOf(page)).toBe(half)
  expect([peek, half, full]).toEqual([peek, half, full].sort((a, b) => a - b))

  for (const part of ['Filters', 'Timeline', 'Feed']) {
    await page.getByRole('radio', { name: part }).tap()
    await expect(page.getByRole('radio', { name: part })).toBeChecked()
    await expectThumbSized(page, part)
  }
})

test('what is opened stands in the sheet, and the parts of the sheet lead back', async ({ page }) => {
  await openPicture(page, '/')
  await page.getByRole('list', { name: 'Incidents' }).getByRole('button').nth(1).tap()
  await expect(page.getByRole('heading', { name: 'Why this priority' })).toBeVisible()
  await page.getByRole('radio', { name: 'Feed' }).tap()
  await expect(page.getByRole('heading', { name: 'Why this priority' })).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Incidents' }).getByRole('button').first()).toBeVisible()
})

test('an incident is logged by thumb, from one press to the end', async ({ page }) => {
  await openPicture(page, '/')
  const title = `Drone over the harbour ${Date.now()}`
  await page.getByRole('button', { name: 'Log an incident' }).tap()
  await page.getByRole('radio', { name: 'Sabotage' }).tap()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('button', { name: 'Now' }).tap()
  await page.getByRole('combobox', { name: 'Name of the place' }).fill('Klaip')
  await page.getByRole('option', { name: /Klaipėda/ }).tap()
  await expect(page.getByRole('textbox', { name: 'Longitude (°)' })).toHaveValue(/^21/)
  await page.getByRole('radio', { name: 'Severe' }).tap()
  await expectThumbSized(page, 'form filled')
  await page.getByRole('button', { name: 'Record' }).tap()
  await expect(page.getByText('Recorded', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Open the incident' }).tap()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).tap()
  await page.getByRole('radio', { name: 'Feed' }).tap()
  await expect(page.getByText(title)).toBeVisible()
})

test('a row of the log is opened by a thumb anywhere on it', async ({ page }) => {
  await openPicture(page, '/log')
  const time = await page.getByRole('row').nth(3).locator('time').first().boundingBox()
  await page.touchscreen.tap((time?.x ?? 0) + 10, (time?.y ?? 0) + 5)
  await expect(page.getByRole('heading', { name: 'Why this priority' })).toBeVisible()
})
