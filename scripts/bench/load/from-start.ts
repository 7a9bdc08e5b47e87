import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright'
import { type Figure, figure, median } from '../figure'
import { serve, TOKEN } from '../served'
import { load, type Way } from './browse'
import { fill } from './fill'

const ROUNDS = 3

/** Milliseconds from the start of a server's process. */
interface Start {
  ready: number
  counted: number
  complete: number
}

/**
 * From the start of a server on an embedded store that was used and stopped cleanly to the picture of a browser that waits for it,
 * against fetching and parsing the same as JSON after such a start.
 */
export async function* fromStart(env: Record<string, string>, rows: number, script: string): AsyncGenerator<Figure> {
  await fill(env, rows)
  const browser = await chromium.launch({ ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }) })
  const start = (way: Way) => startAndLoad(browser, env, rows, script, way)
  try {
    // The first start knows the tables anew, and keeps what the next ones have.
    await start('loadPicture')
    const ours: Start[] = []
    const theirs: Start[] = []
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await start('loadPicture'))
      theirs.push(await start('loadJson'))
    }
    await rm(join(env.DATA_DIR as string, 'snapshot'), { recursive: true })
    const bare = await start('loadPicture')
    const of = (starts: Start[], field: keyof Start) => median(starts.map((one) => one[field]))
    const peer = 'fetched and parsed as JSON columns after such a start'
    const name = (what: string) => `from server start to ${what}, ${rows.toLocaleString('en')} incidents in the embedded store`
    yield figure(name('every incident counted'), 'ms', of(ours, 'counted'), peer, of(theirs, 'complete'))
    yield figure(name('complete picture'), 'ms', of(ours, 'complete'), peer, of(theirs, 'complete'))
    yield figure(name('complete picture'), 'ms', of(ours, 'complete'), 'where nothing was kept from before', bare.complete)
    yield figure(name('ready'), 'ms', of(ours, 'ready'), 'of those to complete picture', of(ours, 'complete'))
    const after = (starts: Start[], field: keyof Start) => median(starts.map((one) => one[field] - one.ready))
    yield figure(
      name('every incident counted, after it was ready'),
      'ms',
      after(ours, 'counted'),
      'as JSON columns',
      after(theirs, 'complete'),
    )
    yield figure(name('complete picture, after it was ready'), 'ms', after(ours, 'complete'), 'as JSON columns', after(theirs, 'complete'))
  } finally {
    await browser.close()
  }
}

/** In a context of its own: nothing is cached. The browser stands open and waits for the server. */
async function startAndLoad(browser: Browser, env: Record<string, string>, rows: number, script: string, way: Way): Promise<Start> {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  const server = await serve(env)
  const ready = performance.timeOrigin + performance.now() - server.spawnedAt
  try {
    const { startedAt, ms, countedMs, held } = await load(context, server, script, way, TOKEN, page)
    if (held !== rows) throw new Error(`${held} of ${rows} incidents were loaded`)
    const asked = startedAt - server.spawnedAt
    return { ready, counted: asked + (countedMs ?? ms), complete: asked + ms }
  } finally {
    await context.close()
    await server.stop()
  }
}
