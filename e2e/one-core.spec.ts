import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright/test'
import { operator } from './api'
import { expect, test } from './desk'
import { signIn } from './people'
import { choice, expectComplete, feed, numberIn } from './picture'
import type { TestServer } from './server'

test.use({ serverEnv: { MERIDIAN_DEMO: '1' } })

/** The browser with all its processes on the first core, as on a machine that has no other. */
async function startOnOneCore(folder: string, args: string[]): Promise<Browser> {
  const wrapper = join(folder, 'browser-on-one-core')
  await writeFile(wrapper, `#!/bin/sh\nexec taskset -c 0 '${process.env.CHROMIUM_PATH ?? chromium.executablePath()}' "$@"\n`)
  await chmod(wrapper, 0o755)
  return chromium.launch({ executablePath: wrapper, args })
}

async function rendererCores(browser: Browser): Promise<string[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo
    .filter(({ type }) => type === 'renderer' || type === 'browser')
    .map(({ id }) => /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? '')
}

/** Waits until the screen counts what the server counts for the query in the address. */
async function expectSame(page: Page, server: TestServer): Promise<number> {
  const query = new URL(page.url()).searchParams
  for (const name of ['map', 'overlay']) query.delete(name)
  const { total } = await operator(server).list(query)
  await expect
    .poll(async () =>
      numberIn(
        (await feed(page)
          .getByText(/^(No|[\d,]+) incidents?$/)
          .textContent()) ?? '',
      ),
    )
    .toBe(total)
  return total
}

test('on one core the dashboard loads, filters and counts what the server counts', async ({ server }, info) => {
  test.skip(!existsSync('/usr/bin/taskset'), 'this system cannot keep a browser on one core')
  test.slow()
  const folder = await mkdtemp(join(tmpdir(), 'meridian-one-core-'))
  const browser = await startOnOneCore(folder, info.project.use.launchOptions?.args ?? [])
  try {
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
    await signIn(context, 'demo')
    const page = await context.newPage()
    // A window that has ended: what comes in now lies after it.
    const to = new Date(Date.now() - 3 * 3_600_000).toISOString()
    await page.goto(`/?exercise=true&to=${to}`)
    await expectComplete(page)
    const cores = await rendererCores(browser)
    expect(cores.length).toBeGreaterThan(1)
    expect(new Set(cores)).toEqual(new Set(['0']))
    const all = await expectSame(page, server)
    await choice(page, 'Cyber').click()
    await expect(page).toHaveURL(/kind=cyber/)
    const cyber = await expectSame(page, server)
    await choice(page, 'East').click()
    await expect(page).toHaveURL(/bloc=east/)
    const east = await expectSame(page, server)
    await page.getByRole('textbox', { name: 'Search the picture' }).fill('a')
    await expect(page).toHaveURL(/q=a/)
    await expectSame(page, server)
    expect([all > cyber, cyber > east, east > 0]).toEqual([true, true, true])
    await expectComplete(page)
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
})
