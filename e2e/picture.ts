import { expect, type Locator, type Page } from 'playwright/test'

/** The parts of the screen, by the names that a screen reader says. */
export const filters = (page: Page) => page.getByRole('complementary', { name: 'Filters' })
export const feed = (page: Page) => page.getByRole('complementary', { name: 'Feed' })
export const feedRows = (page: Page) => feed(page).getByRole('list', { name: 'Incidents' }).getByRole('button')
export const badge = (page: Page) => page.getByRole('button', { name: /^Complete to/ })
export const symbols = (page: Page) => page.getByRole('application', { name: 'Map' }).getByRole('list').getByRole('button')
export const banners = (page: Page) => page.getByRole('region', { name: /^Handling/ })

/** A choice of the filters, such as the kind `Cyber`; the number beside it is its description. */
export function choice(page: Page, name: string): Locator {
  return filters(page).getByRole('checkbox', { name, exact: true })
}

/** Waits until the screen proves that it holds all that the record holds, up to a number of the log where one is given. */
export async function expectComplete(page: Page, seq?: number): Promise<void> {
  await expect(badge(page)).toBeVisible()
  if (seq !== undefined) await expect(badge(page)).toHaveAccessibleName(new RegExp(`^Complete to \\d\\d:\\d\\d:\\d\\dZ · #${seq}$`))
}

/** Marks a page, so that `expectNotReloaded` can tell it from one that was loaded again. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-e2e-page', 'first'))
}

export async function expectNotReloaded(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-e2e-page', 'first')
}

/** The number that a text holds, as the screen writes it: `1,583 incidents` is 1583, `No incidents` 0. */
export function numberIn(text: string): number {
  const found = /[\d,]+/.exec(text)
  return found ? Number(found[0].replaceAll(',', '')) : 0
}
