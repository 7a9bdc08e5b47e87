import { randomUUID } from 'node:crypto'
import { type BrowserContext, test as base, expect, type Page } from 'playwright/test'
import { asOperator, startTestServer, type TestServer } from './server'

/** What the tests of one file share: a server on a store of its own. */
interface FileFixtures {
  serverEnv: Record<string, string>
  server: TestServer
}

/** Failures that a test provokes on purpose and that a browser reports as an error, such as a connection that is refused. */
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
export function watch(context: BrowserContext, expected: readonly RegExp[] = []): string[] {
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

/** Someone with an account. */
export interface Person {
  email: string
  password: string
}

/** Makes an account through the administrators' door. */
export async function addPerson(server: TestServer, rights: { role: string; clearance: string }): Promise<Person> {
  const person = { email: `${randomUUID()}@example.org`, password: `correct horse ${randomUUID()}` }
  const answer = await asOperator(server, '/users', {
    method: 'POST',
    body: JSON.stringify({ name: `Test ${rights.role}`, ...person, ...rights }),
  })
  expect(answer.status).toBe(201)
  return person
}

/** Signs in by the page and waits until the picture is complete. */
export async function signIn(page: Page, person: Person, path = '/'): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  if (path !== '/') await page.goto(path)
  await untilComplete(page)
}

/** Waits until the badge says that the picture is complete. */
export async function untilComplete(page: Page, timeout = 30_000): Promise<void> {
  await expect(page.getByTestId('completeness')).toHaveAttribute('data-phase', 'complete', { timeout })
}

/** Records an incident as the operator; resolves to its id. */
export async function record(server: { url: string }, incident: Record<string, unknown>): Promise<string> {
  const answer = await asOperator(server, '/incidents', {
    method: 'POST',
    body: JSON.stringify({ kind: 'cyber', title: 'Test', occurredAt: new Date().toISOString(), tlp: 'TLP:GREEN', ...incident }),
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

/** How many incidents a query matches, by the API. */
export async function countByApi(server: { url: string }, query: string): Promise<number> {
  const answer = await asOperator(server, `/incidents?${new URLSearchParams(query)}&limit=1`)
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { total: number }).total
}
