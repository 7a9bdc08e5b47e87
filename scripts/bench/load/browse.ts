import { build } from 'esbuild'
import type { BrowserContext, Page } from 'playwright'
import type { Served } from '../served'
import type { Loaded } from './page'

export type Way = 'loadPicture' | 'loadJson' | 'loadObjects'

/** The script of the pages, for `pageOf`. */
export async function bundle(): Promise<string> {
  const options = { bundle: true, format: 'iife', platform: 'browser', target: 'es2023', write: false, logLevel: 'error' } as const
  const { outputFiles } = await build({ entryPoints: ['scripts/bench/load/page.ts'], ...options })
  return outputFiles[0]?.text ?? ''
}

/** A page at a server, with the script in it; `page` where one is open already. */
export async function pageOf(context: BrowserContext, server: Served, script: string, opened?: Page): Promise<Page> {
  const page = opened ?? (await context.newPage())
  // A page without an icon of its own would ask the server for one, and with it for all that serves pages.
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.setBlockedURLs', { urls: ['*/favicon.ico'] })
  await page.goto(`${server.url}/healthz`)
  await page.addScriptTag({ content: script })
  await network.detach()
  return page
}

/** Loads one way in a page of its own; `what` is the token, or the address of the objects. */
export async function load(
  context: BrowserContext,
  server: Served,
  script: string,
  way: Way,
  what: string,
  opened?: Page,
): Promise<Loaded> {
  const page = await pageOf(context, server, script, opened)
  const loaded = await page.evaluate(
    ([way, what]) => (globalThis as unknown as Record<string, (what: string) => Promise<Loaded>>)[way]?.(what),
    [way, what] as const,
  )
  await page.close()
  return loaded as Loaded
}
