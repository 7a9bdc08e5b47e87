import type { Page } from 'playwright/test'
import { expect, expectNoSidewaysScroll, incidentOf, openPicture, test } from './access'

/** Controls in sight that lie over each other, or are cut off by the screen without a way to scroll to them. */
function findOverlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>('header a,header button,header input,main button,main input,main select'),
    ].filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        !one.closest('[aria-hidden="true"],.meridian-items,.leaflet-container,[role="tablist"]'),
    )
    const scrollsSideways = (element: Element): boolean => {
      const parent = element.parentElement
      if (!parent) return false
      return (parent.scrollWidth > parent.clientWidth && /auto|scroll/.test(getComputedStyle(parent).overflowX)) || scrollsSideways(parent)
    }
    const faults: string[] = []
    for (const control of controls) {
      const box = control.getBoundingClientRect()
      if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight) continue
      const top = document.elementFromPoint(box.left + box.width / 2, Math.max(0, Math.min(innerHeight - 1, box.top + box.height / 2)))
      const other = top?.closest('a,button,input,select')
      if (other && other !== control && !control.contains(other) && !other.contains(control))
        faults.push(`${control.outerHTML.slice(0, 90)} lies under ${other.outerHTML.slice(0, 90)}`)
      const scrolled = scrollsSideways(control)
      if (!scrolled && (box.left < -1 || box.right > innerWidth + 1))
        faults.push(`${control.outerHTML.slice(0, 90)} is cut off at ${Math.round(box.right)}`)
    }
    return faults
  })
}

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 720, height: 450 } })

  test('nothing is lost, cut off or covered', async ({ page }) => {
    const incident = await incidentOf(page, 'severe')
    for (const path of [
      '/',
      `/?incident=${incident}`,
      '/?view=new',
      `/log?incident=${incident}`,
      '/reports',
      `/reports?incident=${incident}`,
    ]) {
      await openPicture(page, path)
      await expectNoSidewaysScroll(page, path)
      expect(await findOverlaps(page), path).toEqual([])
    }
    for (const path of ['/lenses', '/about', '/people']) {
      await page.goto(path)
      await expectNoSidewaysScroll(page, path)
      expect(await findOverlaps(page), path).toEqual([])
    }
    await openPicture(page, '/?view=new')
    await page.getByRole('button', { name: 'Record' }).click()
    await expect(page.getByRole('alert').first()).toBeInViewport()
  })
})

for (const size of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
]) {
  test(`nothing lies over anything else at ${size.width} pixels`, async ({ page }) => {
    await page.setViewportSize(size)
    for (const path of ['/', '/?view=new', '/log', '/reports?region=LT']) {
      await openPicture(page, path)
      await expectNoSidewaysScroll(page, path)
      expect(await findOverlaps(page), path).toEqual([])
    }
  })
}

test('with reduced motion nothing moves: no ring, no transition', async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openPicture(page, '/')
  await page.evaluate(() => {
    Object.assign(window, { moved: [] as string[] })
    document.addEventListener('animationstart', (event) => (window as unknown as { moved: string[] }).moved.push(event.animationName))
    document.addEventListener('transitionrun', (event) => (window as unknown as { moved: string[] }).moved.push(event.propertyName))
  })
  const sent = await page.request.post('/api/v1/incidents', {
    headers: { origin: server.url },
    data: {
      kind: 'cyber',
      title: 'Arrived without a ring',
      occurredAt: new Date().toISOString(),
      place: { lng: 24.75, lat: 59.44 },
      exercise: true,
    },
  })
  expect(sent.status()).toBe(201)
  await expect(page.getByText('Arrived without a ring').first()).toBeVisible()
  const running = await page.evaluate(() => document.getAnimations().map((one) => (one as CSSAnimation).animationName))
  expect(running).toEqual([])
  expect(await page.locator('.meridian-ring').count()).toBe(0)
})

test('in forced colours every chosen thing is told from the others, and focus is seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await openPicture(page, '/')
  const outline = (name: string) => page.getByRole('radio', { name, exact: true }).evaluate((one) => getComputedStyle(one).outlineStyle)
  expect(await outline('Divergence')).toBe('solid')
  expect(await outline('West')).toBe('none')
  const current = page.getByRole('link', { name: 'Map', exact: true })
  expect(await current.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')
})

/** At each width the bar is 48 pixels and its line, and nothing in it is cut off or covered. */
async function expectOneRow(page: Page, widths: readonly number[], of: string): Promise<void> {
  const bar = page.getByRole('banner')
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const [height, cut] = await bar.evaluate((one: HTMLElement) => [one.offsetHeight, one.scrollWidth > one.clientWidth])
    expect([height, cut], `${of}, ${width} pixels wide`).toEqual([49, false])
    expect(await findOverlaps(page), `${of}, ${width} pixels wide`).toEqual([])
  }
}

test('the top bar is one row, in both languages: where it breaks by a word, the map below jumps', async ({ page, context, baseURL }) => {
  for (const locale of ['en', 'fr']) {
    await context.addCookies([{ name: 'locale', value: locale, url: baseURL }])
    await openPicture(page, '/')
    await expectOneRow(page, [1024, 1280, 1440, 1680, 1920], locale)
  }
})
