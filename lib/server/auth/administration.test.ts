import { beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../wire/protocol'
import { testServer } from '../api/testing/test-server'
import { Browser } from '../testing/browser'
import type { KeyView } from './api-keys'
import type { UserView } from './users'

const PASSWORD = 'correct horse battery'
const server = testServer()
let count = 0

async function person(rights: Partial<UserView>): Promise<UserView & { browser: Browser }> {
  const email = `person-${++count}@example.org`
  const response = await server.admin().post('/users', { name: 'Person', email, password: PASSWORD, ...rights })
  expect(response.status).toBe(201)
  const browser = new Browser(server.url())
  expect((await browser.signIn(email, PASSWORD)).status).toBe(200)
  return { ...((await response.json()) as UserView), browser }
}

function patch(id: string, change: object, by?: Browser): Promise<Response> {
  if (by) return by.send('PATCH', `/api/v1/users/${id}`, change)
  return server.admin()(`/users/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
}

const statusOf = async (browser: Browser) => (await browser.get('/api/v1/session')).status

describe('users and keys', () => {
  it.each(['viewer', 'analyst', 'lead'] as const)('are not for a %s', async (role) => {
    const { browser, id } = await person({ role, clearance: 'TLP:RED' })
    const tried = [
      browser.get('/api/v1/users'),
      browser.post('/api/v1/users', {}),
      browser.send('PATCH', `/api/v1/users/${id}`, { role: 'admin' }),
      browser.get('/api/v1/keys'),
      browser.post('/api/v1/keys', {}),
      browser.send('DELETE', `/api/v1/keys/${id}`),
    ]
    expect((await Promise.all(tried)).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
  })

  it('are for an administrator', async () => {
    const { browser, id } = await person({ role: 'admin', clearance: 'TLP:RED' })
    const { items } = (await (await browser.get('/api/v1/users')).json()) as { items: UserView[] }
    expect(items.map((user) => user.id)).toContain(id)
    expect(JSON.stringify(items)).not.toContain('password')
    expect((await browser.get('/api/v1/keys')).status).toBe(200)
  })

  it('give a new person the least rights where nothing is said', async () => {
    expect(await person({})).toMatchObject({ role: 'viewer', clearance: 'TLP:CLEAR', organisation: null, disabled: false })
  })

  it('name every wrong field', async () => {
    const response = await server.admin().post('/users', { email: 'x', password: 'short', role: 'king', clearance: 'RED', nme: 'x' })
    expect(response.status).toBe(400)
    const { errors = [] } = (await response.json()) as Problem
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['/clearance', '/email', '/name', '/nme', '/password', '/role'])
    expect(JSON.stringify(errors)).not.toContain('short')
  })

  it('take one account for one address', async () => {
    const { email } = await person({})
    const again = { name: 'Twin', email: email.toUpperCase(), password: PASSWORD }
    expect((await server.admin().post('/users', again)).status).toBe(409)
  })
})

describe('a change of rights', () => {
  it('counts at once', async () => {
    const { browser, id } = await person({ role: 'viewer' })
    expect((await browser.get('/api/v1/users')).status).toBe(403)
    expect((await patch(id, { role: 'admin' })).status).toBe(200)
    expect((await browser.get('/api/v1/users')).status).toBe(200)
  })

  it('locks out at once, and keeps out', async () => {
    const { browser, id, email } = await person({})
    expect(await statusOf(browser)).toBe(200)
    expect((await patch(id, { disabled: true })).status).toBe(200)
    expect(await statusOf(browser)).toBe(401)
    expect((await new Browser(server.url()).signIn(email, PASSWORD)).status).toBe(403)
  })

  it('ends the sessions by a new password, and takes that one', async () => {
    const { browser, id, email } = await person({})
    expect((await patch(id, { password: 'another horse battery' })).status).toBe(200)
    expect(await statusOf(browser)).toBe(401)
    expect((await browser.signIn(email, PASSWORD)).status).toBe(401)
    expect((await browser.signIn(email, 'another horse battery')).status).toBe(200)
  })

  it('lends nobody more sight than its maker has', async () => {
    const { browser } = await person({ role: 'admin', clearance: 'TLP:GREEN' })
    const above = await person({ clearance: 'TLP:RED' })
    const below = await person({})
    const key = { name: 'k', role: 'viewer', clearance: 'TLP:RED' }
    expect((await browser.post('/api/v1/keys', key)).status).toBe(403)
    expect((await patch(above.id, { password: 'another horse battery' }, browser)).status).toBe(403)
    expect((await patch(below.id, { clearance: 'TLP:AMBER' }, browser)).status).toBe(403)
    expect((await patch(below.id, { clearance: 'TLP:GREEN' }, browser)).status).toBe(200)
  })

  it('is 404 for nobody', async () => {
    expect((await patch('nobody', { role: 'lead' })).status).toBe(404)
  })
})

describe('the last administrator', () => {
  it('stays, also where the last two are taken away at once', async () => {
    const pair = [(await person({ role: 'admin' })).id, (await person({ role: 'admin' })).id]
    const { items } = await server.admin().read<{ items: UserView[] }>('/users')
    for (const { id, role } of items) if (role === 'admin' && !pair.includes(id)) await patch(id, { role: 'viewer' })
    const answers = await Promise.all(pair.map((id, at) => patch(id, at === 0 ? { role: 'lead' } : { disabled: true })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('a key', () => {
  let made: KeyView & { key: string }

  beforeAll(async () => {
    made = (await (await server.admin().post('/keys', { name: 'feed', role: 'analyst', clearance: 'TLP:AMBER' })).json()) as typeof made
  })

  it('is shown once', async () => {
    expect(made.key).toMatch(/^mrd_[\w-]{43}$/)
    const { items } = await server.admin().read<{ items: KeyView[] }>('/keys')
    expect(items).toMatchObject([{ name: 'feed', role: 'analyst', clearance: 'TLP:AMBER', hint: made.key.slice(0, 8), lastUsedAt: null }])
    expect(JSON.stringify(items)).not.toContain(made.key)
  })

  it('opens doors as what it is, and its use is noted', async () => {
    const headers = { authorization: `Bearer ${made.key}` }
    const session = await fetch(`${server.url()}/api/v1/session`, { headers })
    expect(await session.json()).toEqual({ id: made.id, name: 'feed', role: 'analyst', clearance: 'TLP:AMBER', organisation: null })
    expect((await fetch(`${server.url()}/api/v1/users`, { headers })).status).toBe(403)
    const { items } = await server.admin().read<{ items: KeyView[] }>('/keys')
    expect(items[0]?.lastUsedAt).not.toBeNull()
  })

  it('opens nothing from the moment it is revoked', async () => {
    const headers = { authorization: `Bearer ${made.key}` }
    expect((await fetch(`${server.url()}/api/v1/session`, { headers })).status).toBe(200)
    const revoke = () => server.admin()(`/keys/${made.id}`, { method: 'DELETE' })
    expect((await revoke()).status).toBe(204)
    expect((await fetch(`${server.url()}/api/v1/session`, { headers })).status).toBe(401)
    expect((await revoke()).status).toBe(204)
    expect((await server.admin()('/keys/none', { method: 'DELETE' })).status).toBe(404)
  })

  it('is not there for an administrator who sees less than it does', async () => {
    const low = await server.key('admin', 'TLP:GREEN')
    const post = async (clearance: string) =>
      (await (await server.admin().post('/keys', { name: clearance, role: 'viewer', clearance })).json()) as KeyView & { key: string }
    const [same, above] = [await post('TLP:GREEN'), await post('TLP:AMBER')]
    const { items } = await low.read<{ items: KeyView[] }>('/keys')
    expect(items.map(({ id }) => id)).toContain(same.id)
    expect(new Set(items.map(({ clearance }) => clearance))).toEqual(new Set(['TLP:GREEN']))
    expect((await low(`/keys/${above.id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await fetch(`${server.url()}/api/v1/session`, { headers: { authorization: `Bearer ${above.key}` } })).status).toBe(200)
    expect((await low(`/keys/${same.id}`, { method: 'DELETE' })).status).toBe(204)
  })
})
