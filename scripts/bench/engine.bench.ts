import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { type Browser, chromium } from 'playwright'
import type { ContenderName, Result, Task } from './engine/worker'
import { type Figure, figure } from './figure'

const FOLDER = 'scripts/bench'
const DUCKDB = `${FOLDER}/node_modules/@duckdb/duckdb-wasm/dist`
/** What each number of incidents is measured with; objects of 5,000,000 are more than a tab holds. */
const SIZES: readonly [rows: number, contenders: readonly ContenderName[]][] = [
  [100_000, ['webassembly', 'typescript', 'array', 'array, whole picture', 'crossfilter2', 'DuckDB-wasm', 'supercluster']],
  [1_000_000, ['webassembly', 'typescript', 'array', 'array, whole picture', 'crossfilter2', 'DuckDB-wasm', 'supercluster']],
  [5_000_000, ['webassembly', 'typescript', 'array']],
]
const CHANGES = {
  wide: 'wide filter',
  typical: 'typical filter',
  narrow: 'narrow filter',
  lens: 'lens change',
  slider: 'time slider',
} as const

/** A page of its own process has the finer clock. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

/** The engine's pass in a worker of a real browser against other ways to answer the same change. */
export async function* bench(): AsyncGenerator<Figure> {
  const server = await serve()
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--disable-background-networking'] })
  try {
    for (const [rows, contenders] of SIZES) {
      const results = new Map<ContenderName, Result>()
      for (const contender of contenders) results.set(contender, await run(browser, server, { contender, rows }))
      yield* compare(rows, results)
    }
  } finally {
    await browser.close()
    server.close()
  }
}

/** Ours against each peer. A peer that found other numbers of matches has not done the same work: that is an error. */
function* compare(rows: number, results: ReadonlyMap<ContenderName, Result>): Generator<Figure> {
  const ours = results.get('webassembly') ?? {}
  for (const [change, words] of Object.entries(CHANGES) as [keyof typeof CHANGES, string][]) {
    const own = ours[change]
    if (!own) continue
    for (const [peer, result] of results) {
      const theirs = result[change]
      if (peer === 'webassembly' || !theirs) continue
      if (theirs.found !== own.found) throw new Error(`${peer} found ${theirs.found} for ${words} where the engine found ${own.found}`)
      yield figure(`${words}, ${rows.toLocaleString('en')} incidents`, 'changes/s', 1000 / own.ms, peer, 1000 / theirs.ms)
    }
  }
}

/** One contender in a page and a worker of its own. */
async function run(browser: Browser, server: Server, task: Task): Promise<Result> {
  const page = await browser.newPage()
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const result = await page.evaluate(
      (task) =>
        new Promise<Result | { error: string }>((resolve) => {
          const worker = new Worker('/worker.js', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => resolve({ error: message })
          worker.postMessage(task)
        }),
      task,
    )
    if ('error' in result) throw new Error(`${task.contender}: ${result.error}`)
    return result
  } finally {
    await page.close()
  }
}

async function serve(): Promise<Server> {
  const { outputFiles } = await build({
    entryPoints: [`${FOLDER}/engine/worker.ts`],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    write: false,
    logLevel: 'error',
    alias: { '@duckdb/duckdb-wasm/blocking': `./${DUCKDB}/duckdb-browser-blocking.mjs` },
  })
  const files: Record<string, [type: string, body: Buffer | string]> = {
    '/': ['text/html', '<!doctype html><title>bench</title>'],
    '/worker.js': ['text/javascript', outputFiles[0]?.text ?? ''],
    '/duckdb.wasm': ['application/wasm', readFileSync(`${DUCKDB}/duckdb-eh.wasm`)],
  }
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ''] ?? ['text/plain', '']
    response.writeHead(200, { 'content-type': type, ...ISOLATED }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
