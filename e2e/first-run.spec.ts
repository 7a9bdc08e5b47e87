import { expect, test, untilComplete } from './desk'
import { startTestServer } from './server'

test('an empty store asks for its first administrator, once, with the code that was printed', async ({ page }) => {
  const server = await startTestServer()
  const printed = () => /with the code (\S+)/.exec(server.output())?.[1]
  await expect.poll(printed).toBeTruthy()
  const code = printed() ?? ''
  await page.goto(server.url)
  await page.waitForURL('**/setup')
  await page.getByLabel('One-time code').fill(code)
  await page.getByLabel('Name').fill('First Officer')
  await page.getByLabel('Email').fill('first@example.org')
  await page.getByLabel('Password').fill('a long enough sentence')
  await page.getByRole('button', { name: 'Create the administrator' }).click()
  await untilComplete(page)
  await page.getByRole('button', { name: /First Officer/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
  await page.goto(`${server.url}/setup`)
  await page.waitForURL('**/sign-in')
  await page.getByLabel('Email').fill('first@example.org')
  await page.getByLabel('Password').fill('a long enough sentence')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await untilComplete(page)
  await server.close()
})

test('nobody sees a page without signing in', async ({ page, server }) => {
  for (const path of ['/', '/log', '/lenses', '/people']) {
    await page.goto(`${server.url}${path}`)
    await expect(page).toHaveURL(/\/(setup|sign-in)/)
  }
})
