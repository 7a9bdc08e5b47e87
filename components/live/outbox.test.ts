import { build } from 'esbuild'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readEnv } from '@/lib/server/env'
import { startServer } from '@/lib/server/start-server'
import type { IncidentPage, Session } from '@/lib/wire/protocol'
import type { Outbox, SendResult } from './outbox'

const TOKEN = 'outbox-operator-token'
const PASSWORD = 'correct horse battery staple'
const BODY = { kind: 'cyber', title: 'Phishing wave', occurredAt: '2026-10-20T08:30:00Z', tlp: 'TLP:GREEN' }

declare global {
  interface Window {
    outboxOf: (person: string) => Outbox
    outbox: Outbox
  }
}

// Found or installed by `npm test`.
const browserPath = process.env.CHROMIUM_PATH

let server: Awaited<ReturnType<typeof startServer>>
let browser: Browser
let script: string
let context: BrowserContext

async function api<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
  return (await (await fetch(`${server.url}/api/v1${path}`, { ...init, headers })).json()) as T
}

const recorded = async () => (await api<IncidentPage>('/incidents?limit=1000')).items.map(({ title }) => title).sort()

/** Signs in a new analyst in the browser's context; returns their id. */
async function signInAnalyst(): Promise<string> {
  const email = `${crypto.randomUUID()}@example.org`
  await api('/users', {
    method: 'POST',
    body: JSON.stringify({ name: 'Analyst', email, password: PASSWORD, role: 'analyst', clearance: 'TLP:AMBER' }),
  })
  await context.request.post(`${server.url}/api/auth/sign-in/email`, {
    data: { email, password: PASSWORD },
    headers: { origin: server.url },
  })
  return ((await (await context.request.get(`${server.url}/api/v1/session`)).json()) as Session).id
}

/** A tab with an outbox of a person. */
async function openTab(person: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(server.url)
  await page.addScriptTag({ content: script })
  await page.evaluate((id) => {
    window.outbox = window.outboxOf(id)
  }, person)
  return page
}

const send = (page: Page, extra: object = {}): Promise<SendResult> =>
  page.evaluate((body) => window.outbox.send(body), { ...BODY, ...extra })
const flush = (page: Page) => page.evaluate(() => window.outbox.flush())
const state = (page: Page) => page.evaluate(() => window.outbox.state.get())

beforeAll(async () => {
  const env = readEnv({ NODE_ENV: 'test', PORT: '0', DATA_DIR: 'memory://', MERIDIAN_ADMIN_TOKEN: TOKEN })
  server = await startServer({ env, logLevel: 'silent' })
  const entry = `import { Outbox } from './components/live/outbox'\nwindow.outboxOf = (person) => new Outbox(person)`
  const bundle = await build({ stdin: { contents: entry, resolveDir: process.cwd() }, bundle: true, write: false, format: 'iife' })
  script = bundle.outputFiles[0]?.text ?? ''
  browser = await chromium.launch({ ...(browserPath ? { executablePath: browserPath } : {}), args: ['--no-sandbox'] })
})

beforeEach(async () => {
  context = await browser.newContext()
  // The server of this test has no pages: an empty one stands at its root, all else is the server's own.
  await context.route(`${server.url}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Outbox</title>' }),
  )
})

afterEach(() => context.close())

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('outbox', () => {
  it('sends at once while there is a connection', async () => {
    const page = await openTab(await signInAnalyst())
    expect(await send(page, { title: 'At once' })).toMatchObject({ outcome: 'recorded', known: false, incident: { title: 'At once' } })
    expect(await state(page)).toMatchObject({ pending: 0, refused: [] })
  })

  it('keeps what was written without a connection over a reload, and sends it once, also from two tabs', async () => {
    const person = await signInAnalyst()
    const first = await openTab(person)
    await context.setOffline(true)
    expect(await send(first, { title: 'Offline' })).toEqual({ outcome: 'kept' })
    expect((await state(first)).pending).toBe(1)
    await context.setOffline(false)
    await first.close()
    const tabs = await Promise.all([openTab(person), openTab(person), openTab(person)])
    await Promise.all(tabs.map(flush))
    expect((await recorded()).filter((title) => title === 'Offline')).toHaveLength(1)
    for (const tab of tabs) expect((await state(tab)).pending).toBe(0)
  })

  it('sends once what the server recorded but whose answer was lost', async () => {
    const page = await openTab(await signInAnalyst())
    let lost = 0
    await page.route('**/api/v1/incidents', async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      return route.abort()
    })
    expect(await send(page, { title: 'Answer lost' })).toEqual({ outcome: 'kept' })
    await flush(page)
    expect((await recorded()).filter((title) => title === 'Answer lost')).toHaveLength(1)
    expect((await state(page)).pending).toBe(0)
  })

  it('gives a refusal back with its issues, and does not try again', async () => {
    const page = await openTab(await signInAnalyst())
    const result = await send(page, { kind: 'weather' })
    expect(result).toMatchObject({ outcome: 'refused', problem: { errors: [{ pointer: '/kind', code: 'not_in_list' }] } })
    expect(await state(page)).toMatchObject({ pending: 0, refused: [] })
  })

  it('keeps for the person to see what is refused while nobody waits for it', async () => {
    const page = await openTab(await signInAnalyst())
    await context.setOffline(true)
    await send(page, { kind: 'weather' })
    await context.setOffline(false)
    await flush(page)
    const { pending, refused } = await state(page)
    expect([pending, refused.length]).toEqual([0, 1])
    expect(refused[0]).toMatchObject({ body: { kind: 'weather' }, refusal: { errors: [{ pointer: '/kind' }] } })
    await page.evaluate((id) => window.outbox.discard(id), refused[0]?.externalId as string)
    expect((await state(page)).refused).toEqual([])
  })

  it('never sends as somebody else, and sends when the same person is back', async () => {
    const person = await signInAnalyst()
    const cookies = await context.cookies()
    const page = await openTab(person)
    await context.clearCookies()
    expect(await send(page, { title: 'Signed out' })).toEqual({ outcome: 'signed-out' })
    const other = await openTab(await signInAnalyst())
    await flush(other)
    await flush(page)
    expect(await recorded()).not.toContain('Signed out')
    expect((await state(page)).pending).toBe(1)
    await context.clearCookies()
    await context.addCookies(cookies)
    await flush(page)
    expect((await recorded()).filter((title) => title === 'Signed out')).toHaveLength(1)
  })
})
