import { expect, test } from './desk'

test('nobody sees a page without signing in', async ({ page, server }) => {
  for (const path of ['/', '/log', '/lenses', '/people']) {
    await page.goto(`${server.url}${path}`)
    await expect(page).toHaveURL(/\/(setup|sign-in)/)
  }
})
