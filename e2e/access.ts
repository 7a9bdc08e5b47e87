import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { test as base, expect } from './desk'

/** WCAG 2.2 at level AA, with all that came before it, and what axe holds for good practice. No rule is left out. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A test on the running exercise, signed in as its watch officer. */
export const test = base.extend<{ officer: undefined }>({
  viewport: { width: 1440, height: 900 },
  serverEnv: [{ MERIDIAN_DEMO: '1' }, { scope: 'worker' }],
  officer: [
    async ({ context, server }, use) => {
      const answer = await context.request.post(`${server.url}/api/v1/demo-sign-in`, { data: {}, headers: { origin: server.url } })
      expect(answer.status()).toBe(204)
      await use(undefined)
    },
    { auto: true },
  ],
})

export { expect }

/** Opens a view of the picture and waits until the picture is whole. */
export async function openPicture(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByTestId('completeness')).toHaveAttribute('data-phase', 'complete', { timeout: 30_000 })
}

/** Id of an incident of the exercise, the newest of the given severity. */
export async function incidentOf(page: Page, severity: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/incidents?exercise=true&limit=1&severity=${severity}`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items[0]?.id ?? ''
}

/** What is wrong with the page as it stands, for axe, in the light and in the dark theme: nothing may be. No page has frames, so one run sees all. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze()
    const found = violations.map(({ id, nodes }) => ({
      rule: id,
      at: nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`),
    }))
    expect(found, `${state}, ${colorScheme}`).toEqual([])
  }
}

/** The page takes no more room across than the screen has. */
export async function expectNoSidewaysScroll(page: Page, state: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, `${state} is wider than the screen, pixels`).toBe(0)
}

/** A moment so long past that the running exercise adds nothing before it. */
export function longAgo(): string {
  return new Date(Date.now() - 3 * 86_400_000).toISOString()
}
