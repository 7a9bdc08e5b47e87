import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import type { Served } from '../served'
import { FLAGS, SIZE, signIn } from './desk'
import { engineOf, type Renderer } from './renderer'

const LOOK_EVERY_MS = 1000
/** An engine that has had no processor time to speak of for so many looks has come to rest. */
const QUIET_LOOKS = 5
const QUIET_SECONDS = 0.1
const PATIENCE_MS = 300_000

/**
 * Opens the dashboard in a browser that nobody watches, and calls back once its engine has come to rest. A debugger, as tests have one,
 * keeps every answer of the server in the memory of the tab; a reader has none.
 */
export async function unwatched<T>(server: Served, look: (renderer: Renderer) => T): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'meridian-profile-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM_PATH, args: FLAGS })
  await signIn(context, server)
  const program = process.env.CHROMIUM_PATH ?? chromium.executablePath()
  await context.close()
  const size = `--window-size=${SIZE.width},${SIZE.height}`
  const browser = spawn(program, ['--headless=new', ...FLAGS, size, `--user-data-dir=${profile}`, server.url], { stdio: 'ignore' })
  try {
    return look(await atRest(browser))
  } finally {
    const ended = new Promise((resolve) => browser.once('exit', resolve))
    browser.kill('SIGTERM')
    await ended
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function atRest(browser: ChildProcess): Promise<Renderer> {
  const until = Date.now() + PATIENCE_MS
  let [quiet, before] = [0, 0]
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    const renderer = engineOf(browser.pid as number)
    const seconds = renderer?.engineSeconds() ?? 0
    quiet = renderer && seconds > 0 && seconds - before < QUIET_SECONDS ? quiet + 1 : 0
    before = seconds
    if (renderer && quiet >= QUIET_LOOKS) return renderer
  }
  throw new Error('the engine of a browser that nobody watches never came to rest')
}
