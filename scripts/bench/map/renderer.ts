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
    const found = type === 'renderer' ? rendererOf(id) : null
    if (found) return found
  }
  return null
}

/** The renderer with an engine in it, among the processes that a browser has started; null where there is none yet. */
export function engineOf(browser: number): Renderer | null {
  for (const child of childrenOf(browser)) {
    const found = rendererOf(child) ?? engineOf(child)
    if (found) return found
  }
  return null
}

function rendererOf(process: number): Renderer | null {
  const thread = engineThread(process)
  return thread === null ? null : { engineSeconds: () => secondsOf(process, thread), privateBytes: () => privateBytesOf(process) }
}

function childrenOf(parent: number): number[] {
  try {
    return readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
      readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
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
