import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { Session } from '../../wire/protocol'
import { apiDoors, rootDoors } from '../api/doors'
import { testServer } from '../api/testing/test-server'
import { Browser } from '../testing/browser'

const PASSWORD = 'correct horse battery'
const server = testServer()

function setUp(code: string, browser = new Browser(server.url())) {
  return browser.post('/api/v1/setup', { code, name: 'Ann', email: 'Ann@Example.org', password: PASSWORD })
}

async function sessionOf(browser: Browser): Promise<Session | null> {
  const response = await browser.get('/api/v1/session')
  return response.ok ? ((await response.json()) as Session) : null
}

describe('an anonymous caller', () => {
  const guarded = [...apiDoors.map((door) => ({ ...door, path: `/api/v1${door.path}` })), ...rootDoors].filter(
    (door) => door.role !== 'anonymous',
  )

  it.each(guarded)('is refused at $method $path', async ({ method, path }) => {
    const response = await fetch(server.url() + path.replace(/:\w+/g, 'x'), { method })
    expect(response.status).toBe(401)
  })

  it('is let in at few doors, each known', () => {
    const open = [...apiDoors, ...rootDoors].filter((door) => door.role === 'anonymous').map((door) => `${door.method} ${door.path}`)
    expect(open.sort()).toEqual([
      'GET /healthz',
      'GET /lenses/schema.json',
      'GET /openapi.json',
      'GET /readyz',
      'GET /setup',
      'POST /demo-sign-in',
      'POST /setup',
    ])
  })

  it('reaches nothing else of the sign-in library', async () => {
    for (const path of ['sign-up/email', 'update-user', 'meridian/demo', 'request-password-reset'])
      expect((await new Browser(server.url()).post(`/api/auth/${path}`, {})).status).toBe(404)
    expect((await fetch(`${server.url()}/api/auth/get-session`)).status).toBe(404)
  })

  it('cannot fill the memory before signing in', async () => {
    expect((await new Browser(server.url()).signIn('ann@example.org', 'x'.repeat(100_000))).status).toBe(413)
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: new Blob(['{}']).stream(), duplex: 'half' }
    expect((await fetch(`${server.url()}/api/auth/sign-in/email`, init as RequestInit)).status).toBe(411)
  })

  it('gets no demo where none is offered', async () => {
    expect((await new Browser(server.url()).post('/api/v1/demo-sign-in', {})).status).toBe(404)
  })
})

describe('the first visit', () => {
  it('refuses a wrong code', async () => {
    const response = await setUp('AAAA-AAAA-AAAA')
    expect(response.status).toBe(403)
    expect(await (await fetch(`${server.url()}/api/v1/setup`)).json()).toEqual({ needed: true })
  })

  it('makes one administrator, of however many ask at once, and signs them in', async () => {
    const { code } = server.services().auth.setUp
    const browsers = [new Browser(server.url()), new Browser(server.url()), new Browser(server.url())]
    const statuses = (await Promise.all(browsers.map((browser) => setUp(code.toLowerCase().replaceAll('-', ' '), browser)))).map(
      ({ status }) => status,
    )
    expect([...statuses].sort()).toEqual([201, 409, 409])
    const winner = browsers[statuses.indexOf(201)] as Browser
    expect(await sessionOf(winner)).toMatchObject({ name: 'Ann', role: 'admin', clearance: 'TLP:RED' })
    expect(await (await fetch(`${server.url()}/api/v1/setup`)).json()).toEqual({ needed: false })
    expect((await setUp(code)).status).toBe(409)
  })
})

describe('a person', () => {
  it('signs in and out', async () => {
    const browser = new Browser(server.url())
    expect((await browser.signIn('ann@example.org', 'wrong horse battery')).status).toBe(401)
    expect(await sessionOf(browser)).toBeNull()
    expect((await browser.signIn('ANN@example.org', PASSWORD)).status).toBe(200)
    const cookie = browser.cookie
    expect(await sessionOf(browser)).toMatchObject({ name: 'Ann' })
    expect((await browser.post('/api/auth/sign-out', {})).status).toBe(200)
    expect(await sessionOf(browser)).toBeNull()
    expect((await fetch(`${server.url()}/api/v1/session`, { headers: { cookie } })).status).toBe(401)
  })

  it('is not signed in by a cookie that was tampered with', async () => {
    const browser = new Browser(server.url())
    await browser.signIn('ann@example.org', PASSWORD)
    const cookie = browser.cookie.replace(/\.[^.]*$/, '.forged%3D')
    expect((await fetch(`${server.url()}/api/v1/session`, { headers: { cookie } })).status).toBe(401)
  })

  it('is not whoever a wrong bearer beside their cookie says', async () => {
    const browser = new Browser(server.url())
    await browser.signIn('ann@example.org', PASSWORD)
    const headers = { cookie: browser.cookie, authorization: 'Bearer mrd_wrong' }
    expect((await fetch(`${server.url()}/api/v1/session`, { headers })).status).toBe(401)
  })

  it('is stopped after ten wrong passwords, also with the right one', async () => {
    const browser = new Browser(server.url())
    for (let count = 0; count < 10; count++) expect((await browser.signIn('bob@example.org', `${PASSWORD} ${count}`)).status).toBe(401)
    expect((await browser.signIn('bob@example.org', PASSWORD)).status).toBe(429)
    expect((await browser.signIn('ann@example.org', PASSWORD)).status).toBe(200)
  })
})

describe('a page of another site', () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]

  it.each(foreign)('writes nothing with the cookie of a person (%j)', async (headers) => {
    const browser = new Browser(server.url())
    await browser.signIn('ann@example.org', PASSWORD)
    const user = { name: 'Eve', email: 'eve@example.org', password: PASSWORD, role: 'admin' }
    expect((await browser.post('/api/v1/users', user, headers)).status).toBe(403)
    expect((await browser.post('/api/auth/sign-out', {}, { origin: 'https://evil.example' })).status).toBe(403)
    expect(await sessionOf(browser)).not.toBeNull()
  })

  it.each(foreign)('signs nobody in by the demo (%j)', async (headers) => {
    expect((await new Browser(server.url()).post('/api/v1/demo-sign-in', {}, headers)).status).toBe(403)
  })

  it('reads nothing under a name of its own that points here', async () => {
    const status = await new Promise((resolve, reject) => {
      request({ port: server.port(), host: '127.0.0.1', path: '/healthz', headers: { host: 'evil.example' } }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end()
    })
    expect(status).toBe(421)
  })
})
