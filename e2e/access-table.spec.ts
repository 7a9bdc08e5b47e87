import { expect, longAgo, openPicture, test } from './access'

test('the table holds the same incidents as the map, the feed and the door, for any filter', async ({ page }) => {
  const to = longAgo()
  for (const filter of [
    `to=${to}`,
    `to=${to}&kind=sabotage&severity=severe,extreme`,
    `to=${to}&country=EE&kind=cyber`,
    `to=${to}&q=drone`,
  ]) {
    const query = `exercise=true&${filter}`
    await openPicture(page, `/?${query}`)
    const count = page.getByRole('complementary', { name: 'Feed' }).getByText(/^[\d,]+ incidents?$/)
    await expect(count).toBeVisible()
    const onMap = Number((await count.textContent())?.replace(/\D/g, ''))
    expect(onMap).toBeGreaterThan(0)

    await page.getByRole('link', { name: 'Log', exact: true }).click()
    const table = page.getByRole('table')
    await expect(table).toHaveAttribute('aria-rowcount', String(onMap + 1))
    await expect(page.getByRole('status').filter({ hasText: ' of ' })).toHaveText(new RegExp(`^${onMap.toLocaleString('en')} of `))
    expect(new URL(page.url()).search).toContain(new URLSearchParams(filter).get('to')?.slice(0, 10) ?? '')

    const answer = await page.request.get(`/api/v1/incidents?${query}&limit=20`)
    const { items } = (await answer.json()) as { items: { title: string }[] }
    const titles = page.getByRole('row').locator('td:nth-child(3)')
    await expect(titles.first()).toHaveText(items[0]?.title ?? '')
    expect((await titles.allTextContents()).slice(0, items.length)).toEqual(items.map(({ title }) => title))
  }
})

test('all columns fit a wide screen beside the filters; folding the filters makes room for the time of record', async ({ page }) => {
  await openPicture(page, '/log')
  await expect(page.getByRole('row').nth(5)).toBeVisible()
  const over = () => page.getByRole('region', { name: /same as on the map/ }).evaluate((box) => box.scrollWidth - box.clientWidth)
  expect(await over()).toBe(0)
  await expect(page.getByRole('columnheader', { name: 'East − West' })).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('f')
  await expect(page.getByRole('columnheader', { name: 'Recorded' })).toBeInViewport({ ratio: 1 })
  expect(await over()).toBe(0)
})

test('what arrives does not push the rows that are being read', async ({ page, server }) => {
  await openPicture(page, '/log')
  const rows = page.getByRole('row')
  await expect(rows.nth(5)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const title = await page.evaluate(() => document.activeElement?.textContent)
  const sent = await page.request.post('/api/v1/incidents', {
    headers: { origin: server.url },
    data: { kind: 'cyber', title: 'Arrived while it was read', occurredAt: new Date().toISOString(), exercise: true },
  })
  expect(sent.status()).toBe(201)
  const newer = page.getByRole('button', { name: /^\d+ new$/ })
  await expect(newer).toBeVisible()
  await expect(rows.nth(2)).toContainText(title ?? '')
  await newer.click()
  await expect(page.getByRole('button', { name: 'Arrived while it was read' })).toBeVisible()
})
