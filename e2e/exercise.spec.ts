import { pathToFileURL } from 'node:url'
import { operator } from './api'
import { expect, test } from './desk'
import { banners, expectComplete, expectNotReloaded, feed, filters, markPage, numberIn } from './picture'

// The exercise as a stranger starts it, on a machine without a network: neither browser nor server reaches another.
test.use({
  serverEnv: { MERIDIAN_DEMO: '1', NODE_OPTIONS: `--import ${pathToFileURL('e2e/loopback-only.mjs')}` },
})

test('one click leads into an exercise that says so, and that lives', async ({ page, server }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Enter the exercise' }).click()
  await expectComplete(page)
  await markPage(page)

  await expect(banners(page)).toHaveText([/^EXERCISE.*EXERCISE$/, /^EXERCISE.*EXERCISE$/])
  await expect(page.getByRole('radio', { name: 'Exercise' })).toBeChecked()
  const watermark = page.getByRole('main').locator('[data-watermark="EXERCISE"]')
  await expect(watermark).toHaveCount(3)
  await expect(watermark.first()).toBeVisible()

  const total = async () =>
    numberIn(
      (await feed(page)
        .getByText(/^[\d,]+ incidents$/)
        .textContent()) ?? '',
    )
  const first = await total()
  expect(first).toBeGreaterThanOrEqual(5000)
  await expect.poll(total, { message: 'new incidents come in by themselves', timeout: 40_000 }).toBeGreaterThan(first)
  await expectComplete(page)
  await expectNotReloaded(page)

  // Every incident is marked: none of them stands in the real picture.
  const all = await operator(server).list('exercise=true')
  expect(all.items.every((incident) => incident.exercise)).toBe(true)
  expect(new Set(all.items.map((incident) => incident.kind)).size).toBe(6)
  expect((await operator(server).list('exercise=false')).total).toBe(0)
  expect(server.output()).not.toContain('tried to reach')
})

test('the lanes are never mixed: the real picture is empty and bears no mark of the exercise', async ({ openDesk }) => {
  const page = await openDesk('demo')
  await expectComplete(page)
  await page.getByRole('radio', { name: 'Real' }).click()
  await expect(feed(page).getByText('Nothing recorded yet')).toBeVisible()
  await expect(filters(page).getByText('0 of 0 incidents', { exact: true })).toBeVisible()
  await expect(page.getByText('EXERCISE', { exact: true })).toHaveCount(0)
  await expect(page).toHaveURL(/exercise=false/)
  await page.reload()
  await expect(feed(page).getByText('Nothing recorded yet')).toBeVisible()
  await page.getByRole('radio', { name: 'Exercise' }).click()
  await expect(banners(page).first()).toContainText('EXERCISE')
})
