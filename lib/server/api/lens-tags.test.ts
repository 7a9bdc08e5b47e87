import { expect, it } from 'vitest'
import { WEST_LENS } from '../../core/lens/defaults'
import type { LensesAnswer } from '../../wire/lenses'
import { changeLens } from './testing/lens-people'
import { type TestServer, testServer } from './testing/test-server'

const [server, other] = [testServer(), testServer()]

async function changed(at: TestServer, highFrom: number): Promise<void> {
  const people = { analyst: await at.key('analyst', 'TLP:RED'), lead: await at.key('lead', 'TLP:RED') }
  await changeLens(people, 'ally:EE', { ...WEST_LENS, highFrom })
}

it('a history that a browser keeps does not stand for that of another store with as many versions', async () => {
  await changed(server, 10)
  await changed(other, 90)
  const first = await server.admin().get('/lenses')
  const known = { 'if-none-match': first.headers.get('etag') ?? '' }
  expect((await server.admin().get('/lenses', known)).status).toBe(304)
  const second = await other.admin().get('/lenses', known)
  expect(second.status).toBe(200)
  expect(((await second.json()) as LensesAnswer).revision).toBe(((await first.json()) as LensesAnswer).revision)
})
