import { operator } from './api'
import { expect, test } from './desk'
import { makePerson } from './people'
import { expectComplete, feed, feedRows } from './picture'

test('what came while nobody looked is offered with its count, for each person', async ({ openDesk, server }) => {
  const { record } = operator(server)
  await record({ title: 'Seen before leaving', place: { lng: 24.7, lat: 59.4 } })
  const page = await openDesk(await makePerson(server, 'viewer', 'TLP:RED'))
  await expectComplete(page)
  await expect(feedRows(page)).toHaveCount(1)
  await expect(feed(page).getByRole('button', { name: /new since/ })).toHaveCount(0)
  await page.close({ runBeforeUnload: true })
  // Long ago by its own clock: what counts is when it entered the record.
  await record({ title: 'Old news, told late', occurredAt: '2026-06-01T00:00:00Z' })
  const last = await record({ title: 'Fresh', kind: 'sabotage' })

  const again = await page.context().newPage()
  await again.goto('/?kind=cyber,sabotage')
  await expectComplete(again, last.seq)
  await feed(again)
    .getByRole('button', { name: /^2 new since \d\d \d{4}Z / })
    .click()
  await expect(feedRows(again)).toHaveText([/Fresh/, /Old news, told late/])
  await expect(again).toHaveURL(/knownFrom=/)
  await expect(again.getByRole('button', { name: /Recorded from/ })).toBeVisible()

  const other = await openDesk(await makePerson(server, 'viewer', 'TLP:RED'))
  await expectComplete(other)
  await expect(feed(other).getByRole('button', { name: /new since/ })).toHaveCount(0)
})
