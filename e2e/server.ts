import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The operator's token of every server that the tests start: it may do everything. */
export const ADMIN_TOKEN = 'e2e-operator-token-0123456789'

/** A running server of the built project, on a store and a free port of its own. */
export interface TestServer {
  url: string
  dataDir: string
  /** Of the process that runs now. */
  pid(): number
  /** What it has printed so far. */
  output(): string
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same store and port. */
  restart(): Promise<void>
  /** Asks it to end, as an operator would; resolves with its exit code when it has ended by itself. */
  stop(): Promise<number | null>
  /** Ends it in good order and removes the store. */
  close(): Promise<void>
}

/** Starts `dist/server.mjs` and resolves when it is ready; rejects with its output where it ends before. */
export async function startTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'meridian-e2e-'))
  let running = await launch({ ...env, DATA_DIR: dataDir, PORT: '0' })
  const port = new URL(running.url).port
  const server: TestServer = {
    url: running.url,
    dataDir,
    pid: () => running.child.pid as number,
    output: () => running.output(),
    kill: async () => {
      await end(running.child, 'SIGKILL')
    },
    stop: () => end(running.child, 'SIGTERM'),
    restart: async () => {
      running = await launch({ ...env, DATA_DIR: dataDir, PORT: port })
    },
    close: async () => {
      await end(running.child, 'SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  return server
}

async function launch(env: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', MERIDIAN_ADMIN_TOKEN: ADMIN_TOKEN, ...env },
  })
  let printed = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk
      const ready = /ready at (http:\/\/\S+)/i.exec(printed)
      if (ready) resolve((ready[1] as string).replace(/\/$/, ''))
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${printed}`)))
  })
  return { child, url, output: () => printed }
}

/** Resolves with the exit code when the process has ended; null where the signal ended it. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return ended
}
