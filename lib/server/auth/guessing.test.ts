import { expect, it } from 'vitest'
import { testServer } from '../api/testing/test-server'
import { Browser } from '../testing/browser'
import { connect, refusalOf } from '../testing/log-reader'
import { PEER_HEADER } from './peer-header'
import { sessionOf } from './visitor'

const PASSWORD = 'correct horse battery'
const server = testServer()

it('a password is not guessed by changing it either', async () => {
  const email = 'changer@example.org'
  expect((await server.admin().post('/users', { name: 'Person', email, password: PASSWORD })).status).toBe(201)
  const browser = new Browser(server.url())
  await browser.signIn(email, PASSWORD)
  const change = (currentPassword: string, newPassword = 'another horse battery') =>
    browser.post('/api/auth/change-password', { currentPassword, newPassword })
  for (let count = 0; count < 9; count++) expect((await change(`wrong horse ${count}`)).status).toBe(400)
  expect((await change(PASSWORD)).status).toBe(200)
  // Whoever knew it starts anew.
  for (let count = 0; count < 10; count++) expect((await change(`wrong horse ${count}`)).status).toBe(400)
  expect((await change('another horse battery', PASSWORD)).status).toBe(429)
  expect((await new Browser(server.url()).signIn(email, 'another horse battery')).status).toBe(429)
})

it('a key is not guessed: after so many refusals at any door nothing is looked at but what proved right before', async () => {
  const known = await server.key('viewer', 'TLP:CLEAR')
  expect((await known.get('/session')).status).toBe(200)
  const fresh = await server.key('viewer', 'TLP:CLEAR')
  const shown = (at: number) => ({ authorization: `Bearer mrd_wrong_${at}` })
  for (let at = 0; at < 20; at++) expect(await sessionOf(new Headers({ ...shown(at), [PEER_HEADER]: '127.0.0.1' }))).toBeNull()
  for (let at = 0; at < 20; at++)
    expect(await refusalOf(connect(server.url(), { auth: { token: `mrd_wrong_${at}` } }))).toBe('unauthenticated')
  // Who shows nothing guesses nothing.
  for (let at = 0; at < 20; at++) expect((await server.anonymous().get('/session')).status).toBe(401)
  for (let at = 0; at < 80; at++) expect((await server.anonymous().get('/session', shown(at))).status).toBe(401)
  const refused = await fresh.get('/session')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refusalOf(connect(server.url(), { auth: { token: 'mrd_wrong' } }))).toMatch(/too many/)
  expect((await known.get('/session')).status).toBe(200)
  expect((await server.admin().get('/session')).status).toBe(200)
})
