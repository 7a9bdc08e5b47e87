import { type Browser, type BrowserContext, test as base, expect, type Page } from 'playwright/test'
import { type Person, signIn } from './people'
import { startTestServer, type TestServer } from './server'

/** The server of the file that is being tested: the next file gets another, also where one process tests both. */
interface ServerOfFile {
  of(file: string): Promise<TestServer>
}

interface WorkerFixtures {
  serverEnv: Record<string, string>
  serverOfFile: ServerOfFile
}

/** A browser window of somebody's own. */
interface DeskOptions {
  /** Where the server is reached; the server's own address where nothing is said. */
  at?: string
  /** Path and query to open. */
  path?: string
}

interface TestFixtures {
  /** What the tests of one file share: a server on a store of its own. */
  server: TestServer
  /** Opens a browser in which somebody is signed in, as on a desk of their own. All are closed after the test. */
  openDesk: (person: Person, options?: DeskOptions) => Promise<Page>
  /**
   * Failures that a test provokes on purpose and that a browser reports as an error, such as a connection that is refused.
   * Several go into one pattern: `test.use` reads a list of two as a value and its settings.
   */
  expectedErrors: RegExp | RegExp[]
  guard: undefined
}

/** A test on a real server and a real browser. It fails on any error in the console, and on any request to another host. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  serverEnv: [{}, { option: true, scope: 'worker' }],
  serverOfFile: [
    async ({ serverEnv }, use) => {
      const running = new Map<string, TestServer>()
      const closeAll = async () => {
        for (const [file, server] of running) {
          running.delete(file)
          await server.close()
        }
      }
      await use({
        async of(file) {
          const known = running.get(file)
          if (known) return known
          await closeAll()
          const server = await startTestServer(serverEnv)
          running.set(file, server)
          return server
        },
      })
      await closeAll()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  // A start has its own time, so that it takes none from the test that waits for it.
  server: [async ({ serverOfFile }, use, info) => use(await serverOfFile.of(info.file)), { timeout: 90_000 }],
  baseURL: async ({ server }, use) => use(server.url),
  openDesk: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (person, { at = server.url, path = '/' } = {}) => {
      const context = await browser.newContext({ baseURL: at })
      contexts.push(context)
      await signIn(context, person)
      const page = await context.newPage()
      await page.goto(path)
      return page
    })
    for (const context of contexts) await context.close()
  },
  expectedErrors: [[], { option: true }],
  guard: [
    async ({ browser, expectedErrors }, use) => {
      const faults = watch(browser, [expectedErrors].flat())
      await use(undefined)
      expect(faults.noted).toEqual([])
      faults.stop()
    },
    { auto: true },
  ],
})

export { expect }

/** Notes what no page of any context may do, as it happens. */
function watch(browser: Browser, expected: readonly RegExp[]) {
  const noted: string[] = []
  const follow = (context: BrowserContext) => {
    context.on('console', (message) => {
      const text = message.text()
      if (message.type() === 'error' && !expected.some((pattern) => pattern.test(text))) noted.push(`console: ${text}`)
    })
    context.on('weberror', (error) => noted.push(`thrown: ${error.error().message}`))
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') noted.push(`request to another host: ${request.url()}`)
    })
  }
  for (const context of browser.contexts()) follow(context)
  browser.on('context', follow)
  return { noted, stop: () => browser.off('context', follow) }
}
