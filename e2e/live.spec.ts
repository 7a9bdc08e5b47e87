import { addPerson, countByApi, expect, record, signIn, test, untilComplete, watch } from './desk'

test('an incident logged in one browser appears in the other, everywhere', async ({ page, server, browser }) => {
  await record(server, { title: 'Already there', place: { lng: 24.75, lat: 59.44 } })
  const analyst = await addPerson(server, { role: 'analyst', clearance: 'TLP:AMBER' })
  const viewer = await addPerson(server, { role: 'viewer', clearance: 'TLP:AMBER' })
  const other = await browser.newContext({ baseURL: server.url })
  const faults = watch(other)
  const reader = await other.newPage()
  await signIn(reader, viewer, '/?overlay=count')
  await expect(reader.getByText('1 of 1 incident')).toBeVisible()

  await signIn(page, analyst)
  await page.keyboard.press('n')
  const form = page.getByRole('dialog')
  await form.getByLabel(/^Title/).fill('Phishing wave against county offices')
  await form.getByRole('radio', { name: 'Misinformation' }).check({ force: true })
  await form.getByRole('button', { name: 'Now' }).click()
  await form.getByRole('radio', { name: 'A whole region' }).check({ force: true })
  await form
    .getByLabel(/^Country/)
    .selectOption('PL')
    .catch(async () => {
      await form.getByRole('combobox', { name: /^Country/ }).click()
      await page.getByRole('option', { name: 'Poland', exact: true }).click()
    })
  await page.keyboard.press('Control+Enter')
  await expect(form.getByText('Recorded', { exact: true })).toBeVisible()

  await expect(reader.getByText('Phishing wave against county offices')).toBeVisible()
  await expect(reader.getByText('2 of 2 incidents')).toBeVisible()
  await untilComplete(reader)
  expect(await countByApi(server, '')).toBe(2)
  expect(faults).toEqual([])
  await other.close()
})

test('a change and a withdrawal reach an open screen', async ({ page, server }) => {
  const viewer = await addPerson(server, { role: 'viewer', clearance: 'TLP:GREEN' })
  const id = await record(server, { title: 'Soon out of sight' })
  await signIn(page, viewer)
  await expect(page.getByText('Soon out of sight')).toBeVisible()
  const patch = (version: number, change: object) =>
    fetch(`${server.url}/api/v1/incidents/${id}`, {
      method: 'PATCH',
      headers: { authorization: 'Bearer e2e-operator-token-0123456789', 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify(change),
    })
  expect((await patch(1, { title: 'Renamed in between' })).status).toBe(200)
  await expect(page.getByText('Renamed in between')).toBeVisible()
  expect((await patch(2, { tlp: 'TLP:RED' })).status).toBe(200)
  await expect(page.getByText('Renamed in between')).toBeHidden()
  await untilComplete(page)
})
