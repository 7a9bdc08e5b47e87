import type { Page } from 'playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './access'
import { operator } from './api'
import { expect, test } from './desk'
import { makePerson } from './people'
import { choice, expectComplete, filters } from './picture'
import type { TestServer } from './server'

const WHEN = () => new Date(Date.now() - 3_600_000).toISOString()

/** Countries in which kinds differ, so that a weight moves their order. */
const RECORDS = [
  { kind: 'cyber', place: { country: 'EE' } },
  { kind: 'misinformation', place: { country: 'PL' } },
  { kind: 'terrorism', place: { country: 'FR' } },
  { kind: 'migration', place: { country: 'ES' } },
  { kind: 'sabotage', place: { country: 'FI' } },
  { kind: 'election-interference', place: { country: 'RO' } },
]

/** The value of a kind; the half-life of the same name is folded. */
const migration = (page: Page) => page.getByRole('slider', { name: /^Instrumentalised migration/ })
const loads = (page: Page) => page.getByRole('table', { name: 'East' }).getByRole('row').allInnerTexts()

test('a slider moves the picture here alone; a second person brings it into force, and both names stay', async ({ server, openDesk }) => {
  for (const record of RECORDS)
    await operator(server).record({ ...record, title: `A ${record.kind}`, occurredAt: WHEN(), tlp: 'TLP:GREEN' })
  const author = await openDesk(await makePerson(server, 'lead', 'TLP:GREEN'), { path: '/lenses' })
  const other = await openDesk(await makePerson(server, 'lead', 'TLP:GREEN'), { path: '/lenses' })
  for (const page of [author, other]) await expectComplete(page)
  await expect.poll(async () => (await loads(author)).length).toBeGreaterThan(0)
  const before = await loads(author)
  await author.getByRole('slider', { name: 'Terrorism', exact: true }).fill('1')
  await expect.poll(() => loads(author)).not.toEqual(before)
  await expect(author.getByText(/nobody has approved it/)).toBeVisible()
  await expect(author.getByText(/^West lens v1 · East lens, draft/)).toBeVisible()
  await expect(author.getByText(/East lens v2/)).toHaveCount(0)
  expect(await loads(other)).toEqual(before)

  await author.getByRole('button', { name: 'Save as draft' }).click()
  const dialog = author.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Attacks in the capital weigh more now')
  await dialog.getByRole('button', { name: 'Save as draft' }).click()
  await author.getByRole('button', { name: 'Propose' }).click()
  await expect(author.getByText('You drafted this: another person has to approve it.')).toBeVisible()
  await expect(author.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  const { items } = await operator(server).get<{ items: { id: string }[] }>('/lenses/drafts')
  const refused = await author.request.post(`/api/v1/lenses/drafts/${items[0]?.id}/approve`, { data: {}, headers: { origin: server.url } })
  expect(refused.status()).toBe(403)
  expect(await loads(other)).toEqual(before)

  await other.getByRole('radio', { name: 'Changes' }).click()
  await other.getByRole('button', { name: 'Before and after' }).click()
  await expect(other.getByText('Cohesion of incidents')).toBeVisible()
  await other.getByRole('button', { name: 'Approve' }).click()
  await expect(other.getByText(/^Drafted by lead \d+, approved by lead \d+/)).toBeVisible()
  await expect.poll(() => loads(other)).not.toEqual(before)
})

for (const [part, name] of [
  ['editor', 'the lens'],
  ['blocs', 'the blocs'],
  ['changes', 'the changes'],
] as const)
  test(`the desk with ${name} can be used by everybody, also on a phone`, async ({ server, openDesk }) => {
    const page = await openDesk(await makePerson(server, 'lead', 'TLP:GREEN'), { path: `/lenses?part=${part}` })
    await expectComplete(page)
    await expectAccessible(page, name)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.getByRole('region', { name: 'Lens desk' })).toBeVisible()
    await expectNoSidewaysScroll(page, name)
  })

test('blocs start from another grouping, on this screen alone', async ({ server, openDesk }) => {
  const page = await openDesk(await makePerson(server, 'lead', 'TLP:GREEN'), { path: '/lenses?part=blocs' })
  await expectComplete(page)
  const inEast = page.getByRole('spinbutton', { name: 'Finland in East' }).or(page.getByRole('slider', { name: 'Finland in East' }))
  await expect(inEast.first()).toHaveValue('1')
  await page.getByRole('button', { name: 'Start from a grouping' }).click()
  await page.getByRole('menuitem', { name: 'Bucharest Nine' }).click()
  await expect(inEast.first()).toHaveValue('0')
  await expect(page.getByText(/^The blocs on this screen are a draft/)).toBeVisible()
})

const NORDIC_BALTIC = ['DK', 'EE', 'FI', 'IS', 'LT', 'LV', 'NO', 'SE']

test('a bloc that was adopted is found in the filters, in its panel and in the address, with the numbers of the server', async ({
  server,
  openDesk,
}) => {
  for (const country of ['DK', 'NO', 'SE', 'EE', 'FR', 'ES'])
    await operator(server).record({ title: `In ${country}`, occurredAt: WHEN(), place: { country }, tlp: 'TLP:GREEN' })
  const page = await openDesk(await makePerson(server, 'lead', 'TLP:GREEN'), { path: '/?bloc=nordic-baltic-eight' })
  await expectComplete(page)
  await expect(filters(page).getByText(/There is no bloc “nordic-baltic-eight” at this moment.*The blocs are: East, West\./)).toBeVisible()
  await expect(filters(page).getByText(/^([\d,]+) of \1 incidents/)).toBeVisible()

  const { history } = await operator(server).get<{ history: { subject: string; body: unknown }[] }>('/lenses')
  const bodyOf = (subject: string) => history.filter((version) => version.subject === subject).at(-1)?.body
  await adopt(server, page, 'bloc:nordic-baltic-eight', bodyOf('bloc:east'))
  const members = NORDIC_BALTIC.map((country) => ({ country, weight: 1 }))
  const bloc = { code: 'nordic-baltic-eight', name: 'Nordic-Baltic Eight', members, basis: 'The NB8' }
  await adopt(server, page, 'blocs', [...(bodyOf('blocs') as unknown[]), bloc])

  // Without a reload: what the address asked for is there now.
  const chip = filters(page).getByRole('button', { name: 'Remove filter Nordic-Baltic Eight' })
  await expect(chip).toBeVisible()
  const { total } = await operator(server).list('bloc=nordic-baltic-eight')
  expect(total).toBeGreaterThanOrEqual(4)
  const isCounted = () => expect(filters(page).getByText(new RegExp(`^${total} of [\\d,]+ incidents`))).toBeVisible()
  await isCounted()
  await page.reload()
  await isCounted()
  await expect(chip).toBeVisible()
  const { countries } = await operator(server).get<{ countries: { count: number }[] }>('/regions?bloc=nordic-baltic-eight')
  expect(countries.reduce((sum, { count }) => sum + count, 0)).toBe(total)

  await chip.click()
  await expect(choice(page, 'Nordic-Baltic Eight')).toHaveAccessibleDescription(`${total} incidents`)
  await filters(page).getByRole('searchbox', { name: 'Find a region' }).fill('nordic')
  await choice(page, 'Nordic-Baltic Eight').click()
  await expect(page).toHaveURL(/bloc=nordic-baltic-eight/)
  await isCounted()

  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('nordic')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/region=nordic-baltic-eight/)
  const panel = page.getByRole('region', { name: 'Nordic-Baltic Eight' })
  await expect(panel.getByText(`${total} incidents`, { exact: true })).toBeVisible()
  await expectAccessible(page, 'the panel of a bloc')
})

test.describe('a draft', () => {
  // What another window saved meanwhile is refused, which the browser reports.
  test.use({ expectedErrors: /status of 412/ })

  test('is edited by its author, also after it was proposed, and never over what another window saved', async ({ server, openDesk }) => {
    const person = await makePerson(server, 'lead', 'TLP:GREEN')
    const page = await openDesk(person, { path: '/lenses' })
    await expectComplete(page)
    await migration(page).fill('0.9')
    await page.getByRole('button', { name: 'Save as draft' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('First thought')
    await dialog.getByRole('button', { name: 'Save as draft' }).click()
    await page.getByRole('button', { name: 'Propose' }).click()
    const card = page.getByRole('article').filter({ hasText: 'East, draft' })
    await expect(card.getByText('Proposed')).toBeVisible()
    const other = await openDesk(person, { path: '/lenses?part=changes' })
    await expectComplete(other)

    await card.getByRole('button', { name: 'Withdraw and edit' }).click()
    await expect(page.getByText('You are editing your draft: First thought')).toBeVisible()
    await expect(migration(page)).toHaveValue('0.9')

    // Meanwhile, in another window.
    await other.reload()
    await other.getByRole('button', { name: 'Withdrawn by you (1)' }).click()
    await other.getByRole('button', { name: 'Edit' }).click()
    await migration(other).fill('0.7')
    await other.getByRole('button', { name: 'Save as draft' }).click()
    await other.getByRole('dialog').getByRole('textbox').fill('Second thought')
    await other.getByRole('dialog').getByRole('button', { name: 'Save the draft' }).click()
    await expect(other.getByText('Second thought')).toBeVisible()

    await migration(page).fill('0.8')
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await dialog.getByRole('button', { name: 'Save the draft' }).click()
    await expect(dialog.getByText('This draft was edited meanwhile, in another window.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Show it as it stands now' }).click()
    await expect(migration(page)).toHaveValue('0.7')
    await migration(page).fill('0.75')
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await dialog.getByRole('textbox').fill('Third thought')
    await dialog.getByRole('button', { name: 'Save the draft' }).click()
    await card.getByRole('button', { name: 'Earlier forms' }).click()
    const earlier = card.getByRole('list', { name: 'Earlier forms' })
    await expect(earlier.getByText('First thought')).toBeVisible()
    await expect(earlier.getByText('Second thought')).toBeVisible()
    await expect(earlier.getByRole('row', { name: /migration 0\.70 0\.75/ })).toBeVisible()
    await expectAccessible(page, 'a draft with its earlier forms')
    await card.getByRole('button', { name: 'Withdraw', exact: true }).click()
  })
})

test('an ally’s lens is taken back by two people, and the ally inherits again', async ({ server, openDesk }) => {
  await operator(server).record({ title: 'In Vilnius', occurredAt: WHEN(), place: { country: 'LT' }, tlp: 'TLP:GREEN' })
  const page = await openDesk(await makePerson(server, 'lead', 'TLP:GREEN'), { path: '/lenses?sides=ally:LT,bloc:west' })
  await expectComplete(page)
  const { history } = await operator(server).get<{ history: { subject: string; body: { weights: object } }[] }>('/lenses')
  const west = history.find(({ subject }) => subject === 'bloc:west')?.body
  const ranking = () => page.getByRole('table', { name: 'Lithuania' }).getByRole('row').allInnerTexts()
  await adopt(server, page, 'ally:LT', west)
  await page.getByRole('combobox', { name: 'Lens of' }).click()
  await page.getByRole('option', { name: 'Lithuania v1' }).click()
  await expect.poll(async () => (await ranking()).length).toBeGreaterThan(1)
  const before = await ranking()
  await page.getByRole('button', { name: 'Take its lens back' }).click()
  await expect(page.getByText(/^Its own lens is taken back on this screen/)).toBeVisible()
  await expect.poll(ranking).not.toEqual(before)
  await expectAccessible(page, 'a lens that is taken back')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('The bloc speaks for us')
  await page.getByRole('dialog').getByRole('button', { name: 'Save as draft' }).click()
  const card = page.getByRole('article').filter({ hasText: 'Lithuania, draft' })
  await card.getByRole('button', { name: 'Propose' }).click()
  await expect(card.getByText('You drafted this: another person has to approve it.')).toBeVisible()

  const other = await openDesk(await makePerson(server, 'lead', 'TLP:GREEN'), { path: '/lenses?part=changes' })
  await expectComplete(other)
  await other.getByRole('button', { name: 'What changes' }).click()
  await expect(other.getByText(/inherits that of its blocs again/)).toBeVisible()
  await other.getByRole('button', { name: 'Approve' }).click()
  await expect(other.getByRole('heading', { name: 'Lithuania v2' })).toBeVisible()
  await other.getByRole('radio', { name: 'Blocs and allies' }).click()
  await expect(other.getByRole('row', { name: /^Lithuania / })).toContainText('Inherits: East')
})

/** Two people make a change: the operator drafts it, and who sits at the page approves it. */
async function adopt(server: TestServer, page: Page, subject: string, body: unknown): Promise<void> {
  const { id } = await operator(server).post<{ id: string }>('/lenses/drafts', { subject, body, reason: 'Agreed in council' })
  await operator(server).post(`/lenses/drafts/${id}/propose`, {})
  const answer = await page.request.post(`/api/v1/lenses/drafts/${id}/approve`, { data: {}, headers: { origin: server.url } })
  expect(answer.status(), await answer.text()).toBe(200)
}
