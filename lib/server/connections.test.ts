import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readEnv } from './env'
import { type ConnectionLimits, type RunningServer, startServer } from './start-server'

const TOKEN = 'the-token-of-the-operator'
const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
let server: RunningServer
let open: Socket[] = []

async function start(limits: Partial<ConnectionLimits> = {}): Promise<void> {
  const env = readEnv({ PORT: '0', DATA_DIR: 'memory://', MERIDIAN_ADMIN_TOKEN: TOKEN })
  server = await startServer({ env, logLevel: 'silent', limits })
}

afterEach(async () => {
  for (const socket of open) socket.destroy()
  open = []
  await server.close()
})

/** A connection that sends these bytes and then waits; half of it stays open until the server ends the other. */
async function speak(bytes: string): Promise<Socket> {
  const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
  open.push(socket)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(bytes)
  return socket
}

/** What is answered until the server ends the connection. */
async function answerOn(socket: Socket): Promise<string> {
  let answer = ''
  socket.setEncoding('latin1').on('data', (piece: string) => {
    answer += piece
  })
  await new Promise<void>((resolve) => socket.once('end', resolve).once('close', () => resolve()))
  return answer
}

describe('an upgrade to nothing there is', () => {
  it.each(['/socket.iox', '/socket.io', '/socket.io?EIO=4&transport=websocket', '/other', '*'])('is ended at once (%s)', async (path) => {
    await start()
    const socket = await speak(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${UPGRADE}\r\n`)
    expect(await answerOn(socket)).toBe('')
  })

  it('is refused under the name of another', async () => {
    await start()
    const socket = await speak(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: evil.example\r\n${UPGRADE}\r\n`)
    expect(await answerOn(socket)).not.toContain(' 101 ')
  })
})

it('a server that stops waits for nobody for ever, also not for a connection that became something else', async () => {
  await start({ graceMs: 200 })
  const socket = await speak(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n${UPGRADE}\r\n`)
  await once(socket, 'data')
  // Says goodbye to nothing it hears.
  const closed = server.close().then(() => 'closed')
  const late = new Promise((resolve) => setTimeout(resolve, 8_000, 'late').unref())
  expect(await Promise.race([closed, late])).toBe('closed')
})

it('the options of the server as a whole are told', async () => {
  await start()
  const asking = await speak('OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')
  expect(await answerOn(asking)).toMatch(/^HTTP\/1\.1 204 /)
})

describe('a caller who holds on', () => {
  it('with half a head is told so and let go', async () => {
    await start({ headMs: 300 })
    expect(await answerOn(await speak('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half:'))).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('with more connections than there may be is not let in', async () => {
    await start({ connections: 2 })
    await Promise.all([speak('G'), speak('G')])
    const third = await speak('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
    expect(await answerOn(third)).toBe('')
  })

  it('with an export that they do not read is cut off, and one who reads slowly is not', async () => {
    await start({ unreadMs: 500 })
    await fill(400)
    const head = `GET /api/v1/export/csv HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${TOKEN}\r\nConnection: close\r\n\r\n`
    const [deaf, slow] = await Promise.all([speak(head), speak(head)])
    const received = readSlowly(slow)
    await expect.poll(() => broken(deaf), { timeout: 15_000 }).toBe(true)
    expect(await received).toMatch(/\r\n0\r\n\r\n$/)
  })
})

/** Whether the server has given the connection up: what is written to it comes back as an error. */
function broken(socket: Socket): boolean {
  if (!socket.destroyed) socket.write('\r\n')
  return socket.destroyed
}

/** Takes a little, again and again. */
async function readSlowly(socket: Socket): Promise<string> {
  let text = ''
  socket.setEncoding('latin1')
  for await (const piece of socket) {
    text += piece
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return text
}

async function fill(count: number): Promise<void> {
  const draft = { kind: 'cyber' as const, title: 'Long', occurredAt: '2026-10-20T08:30:00Z', summary: 'x'.repeat(19_000) }
  const line = `${JSON.stringify(draft)}\n`
  const response = await fetch(`${server.url}/api/v1/incidents/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-ndjson' },
    body: line.repeat(count),
  })
  expect(await response.text()).toContain(`"recorded":${count}`)
}
