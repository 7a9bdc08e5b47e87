import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { chromium } from 'playwright'
import { Opponent } from './engine/opponent'
import type { ChangeName, ContenderName } from './engine/worker'
import { type Figure, figure, median } from './figure'

const FOLDER = 'scripts/bench'
const DUCKDB = `${FOLDER}/node_modules/@duckdb/duckdb-wasm/dist`
const PEERS: readonly ContenderName[] = [
  'array of objects',
  'array of objects, no facets',
  'DuckDB-wasm',
  'supercluster',
  'crossfilter2',
  'typescript',
]
/** Each number of incidents, with the turns of each change and whom ours takes them with; some peers do not hold the most in a tab: they are left out. */
const SIZES: readonly [rows: number, turns: number, peers: readonly ContenderName[]][] = [
  [100_000, 7, PEERS],
  [1_000_000, 7, PEERS],
  [5_000_000, 3, PEERS.filter((name) => name !== 'DuckDB-wasm')],
]
const CHANGES: readonly ChangeName[] = [
  'wide filter',
  'typical filter',
  'filter of several fields',
  'narrow filter',
  'lens change',
  'time slider',
]
/** Ours makes more changes in its turn, so that both are measured over a like time. */
const OURS_A_TURN = 6
const WARM_UP = 12
/** A page of its own process has the finer clock. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

/** The engine's pass in a worker of a real browser against other ways to answer the same change, each in turns with ours. */
export async function* bench(): AsyncGenerator<Figure> {
  const server = await serveContenders()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--disable-background-networking'] })
  try {
    for (const [rows, turns, peers] of SIZES) {
      const ours = await Opponent.open(browser, origin, 'webassembly', rows)
      for (const name of peers) {
        const peer = await Opponent.open(browser, origin, name, rows).catch((cause: Error) => console.log(`left out: ${cause.message}`))
        if (!peer) continue
        try {
          for (const change of CHANGES) yield* compare(rows, turns, change, ours, peer)
        } catch (cause) {
          if (cause instanceof Mismatch) throw cause
          console.log(`left out: ${(cause as Error).message}`)
        }
        await peer.close()
      }
      await ours.close()
    }
  } finally {
    await browser.close()
    server.close()
  }
}

/** A peer that found another number of matches has not done the same work. */
class Mismatch extends Error {}

/** Medians of turns taken one after the other. @throws Mismatch */
async function* compare(rows: number, turns: number, change: ChangeName, ours: Opponent, peer: Opponent): AsyncGenerator<Figure> {
  if ((await peer.turn(change, [0, 1])) === null) return
  await ours.turn(change, numbers(0, WARM_UP))
  const times: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn++) {
    const own = await ours.turn(change, numbers(turn, OURS_A_TURN))
    const theirs = await peer.turn(change, numbers(turn + OURS_A_TURN - 1, 1))
    if (own?.found !== theirs?.found) throw new Mismatch(`${peer.name} found ${theirs?.found} for the ${change}, the engine ${own?.found}`)
    times[0].push(...(own?.times ?? []))
    times[1].push(...(theirs?.times ?? []))
  }
  const [own, theirs] = [1000 / median(times[0]), 1000 / median(times[1])]
  yield figure(`${change}, ${rows.toLocaleString('en')} incidents`, 'changes/s', own, peer.name, theirs)
}

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at)
}

/** Serves a page and the worker of the contenders. */
export async function serveContenders(): Promise<Server> {
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
