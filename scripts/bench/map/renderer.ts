import { readdirSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright'

/** The process that draws a page and runs its engine, as the kernel sees it (Linux). */
export interface Renderer {
  /** Processor seconds that the engine's thread has had. */
  engineSeconds(): number
  /** Memory that is this process's alone, bytes. */
  privateBytes(): number
}

/** Clock ticks a second of /proc: the same on every Linux that Node runs on. */
const TICKS = 100

/** The renderer with an engine in it; null where the system has no /proc. */
export async function findRenderer(browser: Browser): Promise<Renderer | null> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  for (const { type, id } of processInfo) {
    const thread = type === 'renderer' ? engineThread(id) : null
    if (thread === null) continue
    return { engineSeconds: () => secondsOf(id, thread), privateBytes: () => privateBytesOf(id) }
  }
  return null
}

function engineThread(process: number): string | null {
  try {
    const threads = readdirSync(`/proc/${process}/task`)
    return threads.find((thread) => readFileSync(`/proc/${process}/task/${thread}/comm`, 'utf8').startsWith('DedicatedWorker')) ?? null
  } catch {
    return null
  }
}

function secondsOf(process: number, thread: string): number {
  const fields = readFileSync(`/proc/${process}/task/${thread}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

function privateBytesOf(process: number): number {
  const text = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8')
  return [...text.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gm)].reduce((sum, [, kb]) => sum + Number(kb) * 1024, 0)
}
