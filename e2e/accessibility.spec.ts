import AxeBuilder from '@axe-core/playwright'
import { expect, test, untilComplete } from './desk'

test.use({ serverEnv: { MERIDIAN_DEMO: '1' } })

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

for (const theme of ['light', 'dark'] as const) {
  test(`every page meets WCAG 2.2 AA, ${theme}`, async ({ browser, server }) => {
    test.setTimeout(240_000)
    const context = await browser.newContext({ baseURL: server.url, colorScheme: theme })
    const page = await context.newPage()
    const violations = async () => {
      const { violations: found } = await new AxeBuilder({ page }).withTags(STANDARD).analyze()
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    }
    await page.goto('/sign-in')
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: 'Enter the exercise' }).click()
    await untilComplete(page)
    expect(await violations()).toEqual([])
    for (const path of ['/log?exercise=true', '/lenses', '/about']) {
      await page.goto(path)
      await expect(page.locator('main')).toBeVisible()
      if (path.startsWith('/log')) await untilComplete(page)
      expect(await violations(), path).toEqual([])
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/')
    await untilComplete(page)
    expect(await violations(), 'narrow').toEqual([])
    await context.close()
  })
}
