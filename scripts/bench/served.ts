import { type ChildProcess, spawn } from 'node:child_process'
import { setPriority } from 'node:os'

export const TOKEN = 'bench-operator-token-0123456789'

/** The built server in a process of its own, as operators run it. */
export interface Served {
  url: string
  /** When the process was started, milliseconds since 1970 with a fraction. */
  spawnedAt: number
  /** Lets other processes go before it from now on: a browser that in the field has a machine of its own. */
  giveWay(): void
  stop(): Promise<void>
}

/** Starts `dist/server.mjs` on a free port; resolves when it is ready. */
export async function serve(env: Record<string, string>): Promise<Served> {
  const spawnedAt = performance.timeOrigin + performance.now()
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', MERIDIAN_ADMIN_TOKEN: TOKEN, ...env },
  })
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
      const ready = /ready at (http:\/\/\S+)/i.exec(printed)
      if (ready) resolve((ready[1] as string).replace(/\/$/, ''))
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)))
  })
  return { url, spawnedAt, giveWay: () => setPriority(child.pid as number, 10), stop: () => ended(child) }
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exit
}
