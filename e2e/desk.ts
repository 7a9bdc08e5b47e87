import { type BrowserContext, test as base, expect } from 'playwright/test'
import { startTestServer, type TestServer } from './server'

/** What the tests of one file share: a server on a store of its own. */
interface FileFixtures {
  serverEnv: Record<string, string>
  server: TestServer
}

/** Failures that a test provokes on purpose and that a browser reports as an error, such as a connection that is refused. One pattern: Playwright takes a list of two objects for a value with its options. */
interface TestFixtures {
  expectedErrors: RegExp[]
  guard: undefined
}

/** A test on a real server and a real browser. It fails on any error in the console, and on any request to another host. */
export const test = base.extend<TestFixtures, FileFixtures>({
  serverEnv: [{}, { option: true, scope: 'worker' }],
  server: [
    async ({ serverEnv }, use) => {
      const server = await startTestServer(serverEnv)
      await use(server)
      await server.close()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  expectedErrors: [[], { option: true }],
  guard: [
    async ({ context, expectedErrors }, use) => {
      const faults = watch(context, expectedErrors)
      await use(undefined)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Notes what no page may do, as it happens. */
function watch(context: BrowserContext, expected: readonly RegExp[] = []): string[] {
  const faults: string[] = []
  context.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !expected.some((pattern) => pattern.test(text))) faults.push(`console: ${text}`)
  })
  context.on('weberror', (error) => faults.push(`thrown: ${error.error().message}`))
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') faults.push(`request to another host: ${request.url()}`)
  })
  return faults
}
