import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { Opponent } from './engine/opponent'
import { serveContenders } from './engine.bench'
import { type Figure, figure, median, quantile } from './figure'
import { dragSlider, type Moves, WATCH_MOVES, watchMoves } from './lenses/moves'
import { openDesk, startBrowser, untilComplete } from './map/desk'
import { fill } from './map/fill'
import { type Frames, watchFrames } from './map/probe'
import { serve } from './served'

/** The most incidents; a tenth of them is the other size. */
const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const SIZES = [ROWS / 10, ROWS]
const DRAG_MS = 5000
const FRAME_MS = 1000 / 60
const LIMIT = { framesPerSecond: 50, taskMs: 50, inputMs: 50 }
const TURNS = 9

/** A lens slider is dragged on the Lenses page, beside the live map; and the work of one move against a plain loop over the same arrays. */
export async function* bench(): AsyncGenerator<Figure> {
  const browser = await startBrowser()
  try {
    for (const rows of SIZES) yield* drag(browser, rows)
    for (const rows of SIZES) yield* compare(browser, rows)
  } finally {
    await browser.close()
  }
}

async function* drag(browser: Browser, rows: number): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const env = { DATA_DIR: dataDir, DATABASE_URL: '' }
  await fill(env, rows)
  const server = await serve(env)
  const { context, page } = await openDesk(browser, server)
  try {
    await page.addInitScript(WATCH_MOVES)
    await page.goto('/lenses')
    await untilComplete(page)
    await page.locator('.meridian-map canvas').first().waitFor()
    // Once, so that nothing is done for the first time.
    await dragSlider(page, 'Terrorism', 1000)
    await page.waitForTimeout(1000)
    let moves: Moves | null = null
    const frames = await watchFrames(page, async () => {
      moves = await watchMoves(page, () => dragSlider(page, 'Terrorism', DRAG_MS))
    })
    yield* figuresOf(rows, frames, moves as unknown as Moves)
  } finally {
    await context.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function* figuresOf(rows: number, frames: Frames, moves: Moves): Generator<Figure> {
  const many = `over ${rows.toLocaleString('en')} incidents`
  const within = moves.work.filter((ms) => ms <= FRAME_MS).length / moves.work.length
  console.log(`  ${moves.pictures} pictures of ${moves.inputDelay.length} moves, slowest frame ${frames.slowest.toFixed(0)} ms`)
  yield figure(`lens slider ${many}`, 'frames/s', frames.perSecond, 'at least', LIMIT.framesPerSecond)
  yield figure(`lens slider ${many}: from a move to the frame that shows it, median`, 'ms', median(moves.toFrame), 'a frame', FRAME_MS)
  yield figure(`lens slider ${many}: from the lens sent to its picture, median`, 'ms', median(moves.work), 'a frame', FRAME_MS)
  yield figure(`lens slider ${many}: pictures made within a frame`, '%', 100 * within, 'all', 100)
  yield figure(`lens slider ${many}: longest task above 50 ms in ${DRAG_MS / 1000} s`, 'ms', frames.longestTask, 'limit', LIMIT.taskMs)
  yield figure(`lens slider ${many}: input waits, 99 of 100 under`, 'ms', quantile(moves.inputDelay, 0.99), 'limit', LIMIT.inputMs)
  yield figure(`lens slider ${many}: input waits at most`, 'ms', Math.max(...moves.inputDelay), 'limit', LIMIT.inputMs)
}

/** The whole picture after a move of a lens, against scores and loads alone by a plain loop, in turns. */
async function* compare(browser: Browser, rows: number): AsyncGenerator<Figure> {
  const server = await serveContenders()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const [ours, plain] = [
    await Opponent.open(browser, origin, 'webassembly', rows),
    await Opponent.open(browser, origin, 'plain pass', rows),
  ]
  const times: [number[], number[]] = [[], []]
  try {
    for (let turn = 0; turn <= TURNS; turn++) {
      const [own, other] = [await ours.turn('lens move', [0, 1, 2, 3]), await plain.turn('lens move', [0, 1])]
      if (own?.found === undefined || own.found !== other?.found)
        throw new Error(`the plain pass found ${other?.found}, the engine ${own?.found}`)
      if (turn === 0) continue
      times[0].push(...own.times)
      times[1].push(...other.times)
    }
  } finally {
    await ours.close()
    await plain.close()
    server.close()
  }
  const many = `${rows.toLocaleString('en')} incidents`
  const [own, other] = [1000 / median(times[0]), 1000 / median(times[1])]
  yield figure(`lens move, whole picture, ${many}`, 'changes/s', own, 'plain pass, scores and loads alone', other)
}
