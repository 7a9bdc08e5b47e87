import { afterAll, beforeAll } from 'vitest'
import type { Role, Tlp } from '../../../core/taxonomy'
import { readEnv } from '../../env'
import { type RunningServer, startServer } from '../../start-server'

const ADMIN = 'the-token-of-the-operator'

/** How a test speaks to the server. */
export interface Caller {
  (path: string, init?: RequestInit): Promise<Response>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** The body of a GET that must succeed. */
  read<T>(path: string): Promise<T>
  post(path: string, body: unknown): Promise<Response>
}

/** A real server with the embedded store in memory, for one test file; callers by the rights they have. */
export interface TestServer {
  url(): string
  port(): number
  services(): RunningServer['services']
  admin(): Caller
  anonymous(): Caller
  /** A caller with a key of its own. */
  key(role: Role, clearance: Tlp): Promise<Caller>
}

/** Starts a server before the tests of a file and stops it after them. */
export function testServer(): TestServer {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer({
      env: readEnv({ PORT: '0', DATA_DIR: 'memory://', MERIDIAN_ADMIN_TOKEN: ADMIN }),
      logLevel: 'silent',
    })
  })
  afterAll(() => server?.close())
  const admin = () => callerOf(server.url, ADMIN)
  return {
    url: () => server.url,
    port: () => server.port,
    services: () => server.services,
    admin,
    anonymous: () => callerOf(server.url, null),
    async key(role, clearance) {
      const made = await admin().post('/keys', { name: `${role} ${clearance}`, role, clearance })
      const { key } = (await made.json()) as { key: string }
      return callerOf(server.url, key)
    },
  }
}

/** Speaks to a server with a token, or with none. */
export function callerOf(url: string, token: string | null): Caller {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/api/v1${path}`, {
      ...init,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(init.headers as Record<string, string>) },
    })
  return Object.assign(call, {
    get: (path: string, headers: Record<string, string> = {}) => call(path, { headers }),
    async read<T>(path: string) {
      const response = await call(path)
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
      return (await response.json()) as T
    },
    post: (path: string, body: unknown) =>
      call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
}
