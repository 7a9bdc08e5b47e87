import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright'
import { type Figure, figure } from './figure'
import { openDesk, startBrowser, untilComplete } from './map/desk'
import { fill, placedIncident } from './map/fill'
import { GESTURES } from './map/gestures'
import { watchFrames } from './map/probe'
import { findRenderer } from './map/renderer'
import { unwatched } from './map/unwatched'
import { type Served, serve, TOKEN } from './served'

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
/** A filled store to use again, and to keep: a folder that is filled when it is not there. */
const KEPT = process.env.BENCH_STORE
const MANY = `${ROWS.toLocaleString('en')} incidents`
const ARRIVAL_SECONDS = 20
const ARRIVALS_A_SECOND = 500
const FEW_MS = 100
/** A page that has fetched no script for so long has come to rest. */
const REST_MS = 3000
/** What the screen must keep. */
const LIMIT = { framesPerSecond: 50, taskMs: 50, engineShare: 5, memoryMb: 300, scriptKb: 300 }

/** The dashboard as people have it, in a browser that draws in software, from the built server: against what it must keep. */
export async function* bench(): AsyncGenerator<Figure> {
  const dataDir = KEPT ?? (await mkdtemp(join(tmpdir(), 'meridian-bench-')))
  const env = { DATA_DIR: dataDir, DATABASE_URL: '' }
  if (!KEPT || !existsSync(KEPT)) await fill(env, ROWS)
  const server = await serve(env)
  const browser = await startBrowser()
  try {
    yield* firstLoad(browser, server)
    yield* gestures(browser, server)
    yield* memory(browser, server)
    yield* processMemory(server)
    yield* arrivals(browser, server)
  } finally {
    await browser.close()
    await server.stop()
    if (!KEPT) await rm(dataDir, { recursive: true, force: true })
  }
}

/** What a first visit fetches as script until it has come to rest with nobody's hand on it; and, on another visit, when it answers to one. */
async function* firstLoad(browser: Browser, server: Served): AsyncGenerator<Figure> {
  yield figure(
    'script of a first visit until it is at rest, gzipped',
    'KB',
    (await scriptBytes(browser, server)) / 1000,
    'limit',
    LIMIT.scriptKb,
  )
  const { context, page } = await openDesk(browser, server)
  const started = performance.now()
  await page.goto('/')
  await page.getByRole('checkbox', { name: 'Cyber', exact: true }).click({ timeout: 120_000 })
  await page.getByRole('list', { name: 'Active filters' }).waitFor()
  await page
    .getByRole('application', { name: 'Map' })
    .getByRole('list')
    .getByRole('button')
    .first()
    .waitFor({ state: 'attached', timeout: 120_000 })
  const interactive = performance.now() - started
  await untilComplete(page)
  const complete = performance.now() - started
  await context.close()
  yield figure(`first load of ${MANY}: a filter is set and symbols are drawn`, 'ms', interactive, 'complete', complete)
}

async function scriptBytes(browser: Browser, server: Served): Promise<number> {
  const { context, page } = await openDesk(browser, server)
  const scripts = new Map<string, Promise<number>>()
  let last = Date.now()
  page.context().on('response', (response) => {
    if (response.request().resourceType() !== 'script' && !/javascript/.test(response.headers()['content-type'] ?? '')) return
    last = Date.now()
    scripts.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    )
  })
  await page.goto('/')
  await untilComplete(page)
  while (Date.now() - last < REST_MS) await new Promise((resolve) => setTimeout(resolve, REST_MS - (Date.now() - last)))
  const bytes = (await Promise.all(scripts.values())).reduce((sum, one) => sum + one, 0)
  await context.close()
  return bytes
}

async function* gestures(browser: Browser, server: Served): AsyncGenerator<Figure> {
  const { context, page } = await openDesk(browser, server)
  for (const [name, act] of Object.entries(GESTURES)) {
    await page.goto('/')
    await untilComplete(page)
    const { perSecond, slowest, longestTask } = await watchFrames(page, () => act(page))
    console.log(`  ${name}: slowest frame ${slowest.toFixed(0)} ms, longest task ${longestTask.toFixed(0)} ms`)
    yield figure(`${name} over ${MANY}`, 'frames/s', perSecond, 'at least', LIMIT.framesPerSecond)
  }
  await context.close()
}

async function* arrivals(browser: Browser, server: Served): AsyncGenerator<Figure> {
  // Recording takes a core; what is measured here is the screen.
  server.giveWay()
  const { context, page } = await openDesk(browser, server)
  await page.goto('/')
  await untilComplete(page)
  // What older incidents say in words still comes: that is loading, not arrival.
  await page.waitForLoadState('networkidle')
  const renderer = await findRenderer(browser)
  const before = renderer?.engineSeconds() ?? 0
  const started = performance.now()
  const { longestTask, slowest, perSecond } = await watchFrames(page, () => send(server, page))
  const seconds = (performance.now() - started) / 1000
  const share = (100 * ((renderer?.engineSeconds() ?? 0) - before)) / seconds
  const name = `${ARRIVALS_A_SECOND} arrivals/s over ${MANY}`
  console.log(`  arrivals: slowest frame ${slowest.toFixed(0)} ms, ${perSecond.toFixed(0)} frames/s`)
  yield figure(`${name}: longest task above 50 ms`, 'ms', longestTask, 'limit', LIMIT.taskMs)
  if (renderer) yield figure(`${name}: engine's share of a core`, '%', share, 'limit', LIMIT.engineShare)
  else console.log('This system has no /proc: the share of the engine is left out.')
  await context.close()
}

/** Sends incidents through the bulk door at an even pace, and waits until the page has the last one. */
async function send({ url }: Served, page: Page): Promise<void> {
  const each = (ARRIVALS_A_SECOND * FEW_MS) / 1000
  const started = performance.now()
  let sent = 0
  while (performance.now() - started < ARRIVAL_SECONDS * 1000) {
    const lines = Array.from({ length: each }, (_, n) => JSON.stringify(arriving(sent + n)))
    const answer = await fetch(`${url}/api/v1/incidents/bulk`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    })
    if (!(await answer.text()).includes(`"recorded":${each}`)) throw new Error('the bulk door did not record all that arrived')
    sent += each
    const due = started + (sent / ARRIVALS_A_SECOND) * 1000
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
  }
  await untilComplete(page)
  console.log(`  ${((sent * 1000) / (performance.now() - started)).toFixed(0)} arrivals/s`)
}

function arriving(number: number): Record<string, unknown> {
  const now = Date.now()
  return {
    ...placedIncident((number * 7919) % ROWS, ROWS),
    occurredAt: new Date(now).toISOString(),
    externalId: `arriving-${now}-${number}`,
  }
}

/** What the tab holds once all is in: by the browser's own count, for which the page is set apart from others. */
async function* memory(browser: Browser, server: Served): AsyncGenerator<Figure> {
  const { context, page } = await openDesk(browser, server)
  // The document and its scripts alone: a socket does not pass through here.
  await page.route(/\/_next\/static\/|:\d+\/$/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'cross-origin-embedder-policy': 'require-corp' } })
  })
  await page.goto('/')
  // A page set apart gets no word from the server through what stands between: it holds all the same.
  await page.locator('[data-testid="completeness"]:is([data-phase="complete"], [data-phase="stale"])').waitFor({ timeout: 300_000 })
  const bytes = await page.evaluate(async () => {
    const measure = (performance as unknown as { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> })
      .measureUserAgentSpecificMemory
    return measure ? (await measure.call(performance)).bytes : null
  })
  if (bytes === null) throw new Error('this browser does not tell its memory')
  yield figure(`memory of the tab with ${MANY}, as the browser counts it`, 'MB', bytes / 1e6, 'limit', LIMIT.memoryMb)
  await context.close()
}

/** What the tab's process has for itself, in a browser that nobody watches: with the incidents, and with none. */
async function* processMemory(server: Served): AsyncGenerator<Figure> {
  if (!existsSync('/proc/self/smaps_rollup')) return console.log("This system has no /proc: the memory of the tab's process is left out.")
  const dataDir = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const empty = await serve({ DATA_DIR: dataDir, DATABASE_URL: '' })
  const megabytes = (of: Served) => unwatched(of, (renderer) => renderer.privateBytes() / 1e6)
  try {
    yield figure(`memory of the tab's process with ${MANY}`, 'MB', await megabytes(server), 'with none', await megabytes(empty))
  } finally {
    await empty.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
