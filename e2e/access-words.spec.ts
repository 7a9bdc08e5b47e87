import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, incidentOf, openPicture, test } from './access'

type Tree = { [key: string]: string | Tree }

const FOLDER = join(import.meta.dirname, '../components/messages')

/** Every message of a language by its full name. */
function messages(locale: string): Map<string, string> {
  const flatten = (tree: Tree, path: string): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}.${key}`, value] as [string, string]] : flatten(value, `${path}.${key}`),
    )
  const files = readdirSync(join(FOLDER, locale))
  return new Map(files.flatMap((file) => flatten(JSON.parse(readFileSync(join(FOLDER, locale, file), 'utf8')) as Tree, file)))
}

/** English messages that are said otherwise in French, without values in them, such as stand on screen as they are. */
function englishOnly(): Set<string> {
  const english = messages('en')
  const french = new Set([...messages('fr').values()])
  return new Set([...english.values()].filter((text) => !text.includes('{') && !french.has(text)))
}

/** Every text in sight, and every name that is read out, a node at a time. What people wrote stands in `bdi` and is theirs. */
function readScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = []
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const parent = node.parentElement
      if (parent?.closest('bdi,script,style,[lang="en"],[translate="no"]') || !parent?.checkVisibility()) continue
      texts.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label],[placeholder],[title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) texts.push(element.getAttribute(name) ?? '')
    return [...new Set(texts.map((text) => text.trim()).filter(Boolean))]
  })
}

async function choose(page: Page, menu: RegExp, choice: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitemradio', { name: choice }).click()
}

const html = (page: Page) => page.locator('html')

test('in French no English word of ours is left on screen, and the choice survives', async ({ page }) => {
  await openPicture(page, '/')
  await expect(html(page)).toHaveAttribute('lang', 'en')
  await choose(page, /account and preferences/, 'Français')
  await expect(html(page)).toHaveAttribute('lang', 'fr')
  await expect(page.getByRole('heading', { name: 'Filtres' })).toBeVisible()
  await page.reload()
  await expect(html(page)).toHaveAttribute('lang', 'fr')

  const english = englishOnly()
  expect(english.size).toBeGreaterThan(300)
  const incident = await incidentOf(page, 'severe')
  for (const path of [
    '/',
    `/?incident=${incident}`,
    '/?region=LT',
    '/?view=new',
    '/log',
    '/reports',
    '/lenses',
    '/about',
    '/people',
    '/nothing',
  ]) {
    if (/^\/(\?|log|reports|$)/.test(path)) await openPicture(page, path)
    else await page.goto(path)
    if (path === '/?view=new') await page.getByRole('button', { name: /^Plus :/ }).click()
    const left = (await readScreen(page)).filter((text) => english.has(text))
    expect(left, path).toEqual([])
  }
  await openPicture(page, '/')
  for (const key of ['?', 'Control+k']) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    expect((await readScreen(page)).filter((text) => english.has(text) && text !== 'English')).toEqual([])
    await page.keyboard.press('Escape')
  }
})
test.use({ expectedErrors: [/404/] })

test.describe('in another zone', () => {
  test.use({ timezoneId: 'America/New_York', locale: 'en-GB' })

  test('the clock changes the times everywhere and survives', async ({ page }) => {
    const incident = await incidentOf(page, 'severe')
    const zulu = /^\d\d \d{4}Z [A-Z]{3} \d\d/
    for (const path of ['/', '/log', `/?incident=${incident}`]) {
      await openPicture(page, path)
      await expect(page.locator('time').first()).toHaveText(zulu)
    }
    await openPicture(page, '/')
    await expect(page.getByText('From (UTC)')).toBeVisible()
    await choose(page, /account and preferences/, 'Local time')
    await expect(page.getByText('From (local time)')).toBeVisible()
    await expect(page.getByText('UTC', { exact: true })).toHaveCount(0)
    for (const path of ['/', '/log', `/?incident=${incident}`]) {
      await openPicture(page, path)
      await expect.poll(async () => (await page.locator('time').allTextContents()).filter((text) => zulu.test(text))).toEqual([])
      const [time, machine] = await page
        .locator('time')
        .first()
        .evaluate((element) => [element.textContent, element.getAttribute('datetime')])
      const there = new Intl.DateTimeFormat('en', { timeZone: 'America/New_York', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      expect(time).toContain(there.format(new Date(machine ?? '')))
    }
  })
})

test('the theme survives a reload and is there before anything is painted', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await openPicture(page, '/')
  await expect(html(page)).toHaveAttribute('data-theme', 'light')
  await choose(page, /account and preferences/, 'Dark')
  await expect(html(page)).toHaveAttribute('data-theme', 'dark')
  // The very first frame is dark already: noted before any script of the page can run late.
  await page.addInitScript(() => {
    requestAnimationFrame(() => {
      document.documentElement.setAttribute('data-first-frame', document.documentElement.getAttribute('data-theme') ?? 'none')
    })
  })
  await page.reload()
  await expect(html(page)).toHaveAttribute('data-theme', 'dark')
  await expect(html(page)).toHaveAttribute('data-first-frame', 'dark')
  await choose(page, /account and preferences/, 'As the system')
  await expect(html(page)).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(html(page)).toHaveAttribute('data-theme', 'dark')
})
