import { expect, type Page } from 'playwright/test'
import { ADMIN_TOKEN } from '../server'
import type { HeldLog } from './held-log'

/** What the badge said, and when (milliseconds since 1970). */
export interface Said {
  at: number
  phase: string
}

/** A dashboard that is open in a browser while things break. */
export class OpenDashboard {
  private documents = 0

  private constructor(private readonly page: Page) {}

  /** Makes a person at `server`, signs them in at `url` (the same, or a way to it), and opens the dashboard until it is complete. */
  static async open(page: Page, server: string, url = server): Promise<OpenDashboard> {
    const { email, password } = await makePerson(page, server)
    const signedIn = await page.request.post(`${url}/api/auth/sign-in/email`, { data: { email, password }, headers: { origin: url } })
    expect(signedIn.status()).toBe(200)
    const dashboard = new OpenDashboard(page)
    await page.goto(url)
    await expect(dashboard.badge).toHaveText(/^Complete/)
    await dashboard.listen()
    page.on('request', (request) => {
      if (request.isNavigationRequest()) dashboard.documents++
    })
    return dashboard
  }

  get badge() {
    return this.page.getByTestId('completeness')
  }

  /** Everything the badge has said since the dashboard was opened. */
  said(): Promise<Said[]> {
    return this.page.evaluate(() => (window as unknown as { said: Said[] }).said)
  }

  /** Waits until the dashboard shows what the store holds, by itself: badge, number, count and digest. */
  async expectEqual(held: HeldLog, timeout = 60_000): Promise<void> {
    await expect(this.badge).toHaveText(new RegExp(`^Complete to \\d\\d:\\d\\d:\\d\\dZ · #${held.seq}$`), { timeout })
    await this.badge.click()
    const figure = (term: string) => this.page.locator(`dt:text-is("${term}") + dd`)
    await expect(figure('Log number')).toHaveText(`#${held.seq}`)
    await expect(figure('Incidents')).toHaveText(held.count.toLocaleString('en'))
    await expect(figure('Digest')).toHaveText(held.digest)
    await this.page.keyboard.press('Escape')
    expect(this.documents, 'pages loaded since').toBe(0)
  }

  /** Notes in the page what the badge says, as it changes. */
  private async listen(): Promise<void> {
    await this.badge.evaluate((badge) => {
      const said: Said[] = []
      const note = () => said.push({ at: Date.now(), phase: badge.dataset.phase ?? '' })
      note()
      new MutationObserver(note).observe(badge, { attributes: true, attributeFilter: ['data-phase'] })
      Object.assign(window, { said })
    })
  }
}

async function makePerson(page: Page, server: string): Promise<{ email: string; password: string }> {
  const email = `${crypto.randomUUID()}@example.org`
  const data = { name: 'Watch officer', email, password: 'correct horse battery', role: 'admin', clearance: 'TLP:RED' }
  const made = await page.request.post(`${server}/api/v1/users`, { data, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })
  expect(made.status()).toBe(201)
  return data
}
