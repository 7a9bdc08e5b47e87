import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { type Served, TOKEN } from '../served'

const PERSON = { name: 'Bench', email: 'bench@example.org', password: 'a sentence is easy to remember' }
export const SIZE = { width: 1440, height: 900 }
export const FLAGS = ['--disable-background-networking', '--no-sandbox']

/** Starts the browser of this machine, drawing in software as a desk without a graphics card does. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: FLAGS })
}

/** A window in which somebody is signed in who may see everything. */
export async function openDesk(browser: Browser, server: Served): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: server.url, viewport: SIZE })
  await signIn(context, server)
  return { context, page: await context.newPage() }
}

/** Signs somebody in who may see everything. */
export async function signIn(context: BrowserContext, { url }: Served): Promise<void> {
  const made = await fetch(`${url}/api/v1/users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...PERSON, role: 'analyst', clearance: 'TLP:RED' }),
  })
  // 409: a store that is used again knows the person.
  if (!made.ok && made.status !== 409) throw new Error(`making a person answered ${made.status}: ${await made.text()}`)
  const { email, password } = PERSON
  const signedIn = await context.request.post(`${url}/api/auth/sign-in/email`, { data: { email, password } })
  if (!signedIn.ok()) throw new Error(`sign-in answered ${signedIn.status()}`)
}

/** Waits until the screen proves that it holds everything. */
export async function untilComplete(page: Page): Promise<void> {
  await page.locator('[data-testid="completeness"][data-phase="complete"]').waitFor({ timeout: 300_000 })
}
