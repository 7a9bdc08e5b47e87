import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { draftWith } from '@/db/testing/drafts'
import { type Role, TLPS, type Tlp } from '../../core/taxonomy'
import { testServer } from '../api/testing/test-server'
import type { KeyView } from '../auth/api-keys'
import type { UserView } from '../auth/users'
import type { Principal } from '../principal'
import { Browser } from '../testing/browser'
import { connect, LogReader, refusalOf } from '../testing/log-reader'

const PASSWORD = 'correct horse battery'
const WRITER: Principal = { sort: 'token', id: 'writer', name: 'Writer', role: 'analyst', clearance: 'TLP:RED', organisation: null }
const server = testServer()
const open: LogReader[] = []

afterEach(() => {
  for (const reader of open.splice(0)) reader.socket.disconnect()
})

async function keyFor(clearance: Tlp, role: Role = 'viewer'): Promise<KeyView & { key: string }> {
  return (await (await server.admin().post('/keys', { name: clearance, role, clearance })).json()) as KeyView & { key: string }
}

async function reader(clearance: Tlp, after = 0): Promise<LogReader> {
  const made = await LogReader.open(server.url(), (await keyFor(clearance)).key, after)
  open.push(made)
  return made
}

function record(tlps: readonly Tlp[], summary = '') {
  const drafts = tlps.map((tlp, at) => draftWith({ tlp, title: `${tlp} ${at}`, summary }))
  return server.services().recorder.recordMany(drafts, WRITER)
}

/** Where the log stands, once all of it has been pushed: a reader who watches from here is told only of what follows. */
async function head(clearance: Tlp): Promise<number> {
  const { readerFor, tail } = server.services()
  const { seq } = await readerFor({ clearance }).mark()
  await vi.waitFor(() => expect(tail.position(clearance)).toBeGreaterThanOrEqual(seq), 5_000)
  return seq
}
const gone = (made: LogReader) =>
  Promise.all(['revoked', 'disconnect'].map((name) => once(made.socket as unknown as NodeJS.EventEmitter, name)))

describe('a socket', () => {
  it.each([{}, { auth: { token: 'mrd_wrong' } }, { auth: { token: 42 } }, { auth: { token: null } }])(
    'is refused with %j',
    async (options) => {
      expect(await refusalOf(connect(server.url(), options))).toBe('unauthenticated')
    },
  )

  it.each(['websocket', 'polling'])('is refused by %s for a token of blanks at once, and its connection ends', async (transport) => {
    const socket = connect(server.url(), { auth: { token: `${' '.repeat(16_000)}\nx` }, transports: [transport] })
    const start = performance.now()
    const engine = once(socket.io as unknown as NodeJS.EventEmitter, 'open').then(() => socket.io.engine)
    const refused = once(socket as unknown as NodeJS.EventEmitter, 'connect_error')
    // A client that stays: what ends its connection is the server.
    Object.assign(socket.io, { _destroy: () => {} })
    const closed = once((await engine) as unknown as NodeJS.EventEmitter, 'close')
    expect((await refused)[0]).toMatchObject({ message: 'unauthenticated' })
    await closed
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it.each(['x'.repeat(513), 'mrd_a b', ''])('is refused with what can be no token (%#)', async (token) => {
    expect(await refusalOf(connect(server.url(), { auth: { token } }))).toBe('unauthenticated')
  })

  it('is refused with a wrong token beside the cookie of a person', async () => {
    const { browser } = await person()
    const headers = { cookie: browser.cookie }
    expect(await refusalOf(connect(server.url(), { extraHeaders: headers, auth: { token: 'mrd_wrong' } }))).toBe('unauthenticated')
    expect(await refusalOf(connect(server.url(), { extraHeaders: headers }))).toBe('connected')
  })

  it.each(['websocket', 'polling'])('is refused by %s from a page of another site, whatever it carries', async (transport) => {
    const { browser } = await person()
    const { key } = await keyFor('TLP:RED')
    const extraHeaders = { cookie: browser.cookie, origin: 'https://evil.example' }
    expect(await refusalOf(connect(server.url(), { extraHeaders, auth: { token: key }, transports: [transport] }))).toMatch(/error$/)
    expect(
      await refusalOf(connect(server.url(), { extraHeaders: { ...extraHeaders, origin: server.url() }, transports: [transport] })),
    ).toBe('connected')
  })

  it('is not harmed by nonsense, and does not harm', async () => {
    const made = await reader('TLP:RED', await head('TLP:RED'))
    for (const nonsense of [undefined, null, 7, 'x', {}, { after: -1 }, { after: '3' }, { after: 1.5 }, { after: Number.MAX_VALUE }])
      made.socket.emit('watch', nonsense as unknown as { after: number })
    await record(['TLP:RED'])
    await vi.waitFor(() => expect(made.pushed).toHaveLength(1), 5_000)
  })

  it('that says too much is cut off', async () => {
    const made = await reader('TLP:RED')
    made.socket.emit('watch', { after: 0, more: 'x'.repeat(100_000) } as { after: number })
    await once(made.socket as unknown as NodeJS.EventEmitter, 'disconnect')
  })
})

describe('each clearance', () => {
  it('gets what it may see, in order, without a gap, and proves it', async () => {
    const readers = await Promise.all(TLPS.map((tlp) => reader(tlp)))
    for (let round = 0; round < 20; round++) await record(TLPS)
    await vi.waitFor(async () => {
      for (const [level, made] of readers.entries()) expect(made.marks.at(-1)?.seq).toBe(await head(TLPS[level] as Tlp))
    }, 10_000)
    for (const [level, made] of readers.entries()) {
      const seen = new Set(TLPS.slice(0, level + 1))
      expect(made.pushed.map(({ seq }) => seq)).toEqual(made.pushed.map((_, at) => at + (made.pushed[0]?.seq ?? 0)))
      expect(made.held.map(({ seq }) => seq)).toEqual(made.held.map((_, at) => at + 1))
      expect(made.held).toHaveLength(made.marks.at(-1)?.seq ?? -1)
      expect(new Set(made.held.map(({ incident }) => incident?.tlp))).toEqual(seen)
    }
  })

  it('learns nothing of what lies above it, also not from its marks', async () => {
    await record(['TLP:GREEN'])
    const green = await reader('TLP:GREEN', await head('TLP:GREEN'))
    const red = await reader('TLP:RED', await head('TLP:RED'))
    // Until the marks that follow the last entry are over, so that the next is that of an idle channel.
    await sleep(1_000)
    const before = green.marks.length
    expect(before).toBeGreaterThan(0)
    await record(['TLP:RED', 'TLP:AMBER'])
    await vi.waitFor(() => expect(red.pushed).toHaveLength(2), 5_000)
    await vi.waitFor(() => expect(green.marks.length).toBeGreaterThan(before), 15_000)
    expect(green.pushed).toEqual([])
    expect(new Set(green.marks.map((mark) => JSON.stringify(mark))).size).toBe(1)
  })

  it('learns nothing any more of what an incident said before it rose above it, by no way', async () => {
    const position = await head('TLP:GREEN')
    const { recorder } = server.services()
    const { incident } = await recorder.record(draftWith({ tlp: 'TLP:GREEN', title: 'Name of a source' }), WRITER)
    await recorder.revise(incident.id, 1, { tlp: 'TLP:RED' }, WRITER)
    await record(['TLP:GREEN'])
    await head('TLP:GREEN')
    const { key } = await keyFor('TLP:GREEN')
    const made = await LogReader.open(server.url(), key, position)
    open.push(made)
    await vi.waitFor(() => expect(made.pushed.map(({ op }) => op)).toEqual(['withdraw', 'withdraw', 'create']), 5_000)
    const ask = async (path: string) =>
      (await fetch(`${server.url()}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })).text()
    const told = [await ask(`/log?after=${position}`), await ask('/log?after=0'), await ask(`/incidents/${incident.id}/history`)]
    expect(JSON.stringify([made.pushed, ...told])).not.toContain('Name of a source')
    expect(JSON.parse(told[0] as string).entries).toEqual(made.pushed)
  })

  it('starts where it asks to: from memory where that is held, else by what the mark tells', async () => {
    const position = await head('TLP:CLEAR')
    await record(Array<Tlp>(10).fill('TLP:CLEAR'))
    await head('TLP:CLEAR')
    const near = await reader('TLP:CLEAR', position)
    await vi.waitFor(() => expect(near.pushed.map(({ seq }) => seq - position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 5_000)
    await record(Array<Tlp>(1_500).fill('TLP:CLEAR'))
    await head('TLP:CLEAR')
    const far = await reader('TLP:CLEAR')
    await vi.waitFor(() => expect(far.seq).toBe(position + 1_510), 10_000)
    expect(far.fetches).toBeGreaterThan(0)
  })
})

describe('a reader who does not keep up', () => {
  it('is cut over to catch-up, and ends with what the store holds', async () => {
    const slow = await reader('TLP:RED', await head('TLP:RED'))
    const quick = await reader('TLP:RED', await head('TLP:RED'))
    const start = await head('TLP:RED')
    for (const { marks } of [slow, quick]) await vi.waitFor(() => expect(marks.length).toBeGreaterThan(0), 5_000)
    const line = (slow.socket.io.engine.transport as unknown as { ws: { _socket: import('node:net').Socket } }).ws._socket
    line.pause()
    // More than the connection's own buffers and the bound together.
    for (let count = 1; count <= 12; count++) {
      await record(Array<Tlp>(100).fill('TLP:AMBER'), 'x'.repeat(20_000))
      await vi.waitFor(() => expect(quick.pushed).toHaveLength(count * 100), 10_000)
    }
    const { text } = await server.services().metrics.render()
    expect(text).toMatch(/meridian_sockets_lagged_total 1$/m)
    line.resume()
    await vi.waitFor(async () => expect(slow.seq).toBe(await head('TLP:RED')), 20_000)
    expect(slow.pushed.length).toBeLessThan(1_200)
    // And it keeps up again.
    const before = slow.pushed.length
    await record(['TLP:RED'])
    await vi.waitFor(() => expect(slow.pushed).toHaveLength(before + 1), 5_000)
    expect(await head('TLP:RED')).toBe(start + 1_201)
  }, 60_000)
})

describe('a right that is taken away', () => {
  it('cuts off the sockets of a key', async () => {
    const made = await keyFor('TLP:RED')
    const watching = await LogReader.open(server.url(), made.key)
    const end = gone(watching)
    expect((await server.admin()(`/keys/${made.id}`, { method: 'DELETE' })).status).toBe(204)
    await end
  })

  it.each([{ clearance: 'TLP:CLEAR' }, { role: 'viewer' }, { disabled: true }])('cuts off the sockets of a person (%j)', async (change) => {
    const { browser, id } = await person()
    const socket = connect(server.url(), { extraHeaders: { cookie: browser.cookie } })
    await once(socket as unknown as NodeJS.EventEmitter, 'connect')
    const end = Promise.all(['revoked', 'disconnect'].map((name) => once(socket as unknown as NodeJS.EventEmitter, name)))
    const init = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(change) }
    expect((await server.admin()(`/users/${id}`, init)).status).toBe(200)
    await end
  })

  it('cuts off the sockets of the browser that signs out, and no other', async () => {
    const { browser, email } = await person()
    const other = new Browser(server.url())
    await other.signIn(email, PASSWORD)
    const [here, there] = [browser, other].map(({ cookie }) => connect(server.url(), { extraHeaders: { cookie } })) as [
      ReturnType<typeof connect>,
      ReturnType<typeof connect>,
    ]
    await Promise.all([here, there].map((socket) => once(socket as unknown as NodeJS.EventEmitter, 'connect')))
    const end = once(here as unknown as NodeJS.EventEmitter, 'disconnect')
    await browser.post('/api/auth/sign-out', {})
    await end
    await sleep(200)
    expect(there.connected).toBe(true)
    there.disconnect()
  })
})

async function person(): Promise<UserView & { browser: Browser }> {
  const email = `${crypto.randomUUID()}@example.org`
  const given = { name: 'Person', email, password: PASSWORD, role: 'analyst', clearance: 'TLP:RED' }
  const user = (await (await server.admin().post('/users', given)).json()) as UserView
  const browser = new Browser(server.url())
  expect((await browser.signIn(email, PASSWORD)).status).toBe(200)
  return { ...user, browser }
}
