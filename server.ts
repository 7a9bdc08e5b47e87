import { createServer } from 'node:http'
import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { type Env, EnvError, readEnv } from './lib/server/env'
import type { Pages } from './lib/server/front-door'
import { openStoreOf } from './lib/server/open-store'
import type { RunningServer } from './lib/server/start-server'

// Next would tell its makers about this installation; nothing here calls out.
process.env.NEXT_TELEMETRY_DISABLED = '1'
// The embedded database is compiled on other threads, and optimised as it runs. One processor stays for who waits, and what runs
// but a little, as at a start, is not worth optimising: its budget is ten times the usual.
setFlagsFromString(`--wasm-num-compilation-tasks=${Math.max(1, availableParallelism() - 1)}`)
setFlagsFromString('--wasm-tiering-budget=18000000')

/** The pages of app/, served by Next. It gets a server of its own to hang its upgrades on: on ours it would close Socket.IO's. */
async function openPages({ development, host, port }: Env): Promise<Pages> {
  const { default: next } = await import('next')
  const decoy = createServer()
  const app = next({ dev: development, hostname: host, port, httpServer: decoy })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle,
    upgrade(req, socket, head) {
      if (!development || !req.url?.startsWith('/_next/') || !decoy.emit('upgrade', req, socket, head)) socket.destroy()
    },
    close: () => app.close(),
  }
}

/** The words for the person at the terminal. */
async function greet({ url, services }: RunningServer): Promise<void> {
  const { auth, env } = services
  console.log(`Meridian is ready at ${url}${env.role === 'all' ? '' : ` (role ${env.role})`}`)
  if (auth.demo) console.log('Demo: the exercise is running; sign in with one click.')
  if (env.role !== 'ingest' && (await auth.setUp.needed()))
    console.log(
      `${auth.demo ? 'For more people' : 'First visit'}: make the first administrator at ${url}/setup with the code ${auth.setUp.code}`,
    )
}

/** The first signal drains, also a server that is still starting; the second ends at once. */
function stopOnSignal(starting: Promise<RunningServer>): void {
  let asked = false
  const stop = async () => {
    if (asked) process.exit(1)
    asked = true
    console.log('Stopping: settling what was taken. Once more to stop at once.')
    const server = await starting.catch(() => null)
    await server?.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/**
 * Holds the event loop while the store opens. Code that V8 compiles on other threads does not hold it: Node would find nothing to do, and
 * before it looked again wait for all that is still being compiled, deaf to whoever asks meanwhile.
 */
const hold = setInterval(() => {}, 60_000)

try {
  const env = readEnv(process.env)
  // The embedded database is compiled on other threads: all else is loaded meanwhile.
  const store = openStoreOf(env)
  store.catch(() => {})
  const starting = import('./lib/server/start-server').then(({ startServer }) => startServer({ env, store, openPages }))
  stopOnSignal(starting)
  const server = await starting
  clearInterval(hold)
  await greet(server)
  await server.pagesOpened.catch(async (cause) => {
    await server.close()
    throw cause
  })
} catch (cause) {
  // What the operator can mend is said in words; the rest with its trace.
  const isPlain =
    cause instanceof EnvError || ['store-locked', 'EADDRINUSE', 'EACCES'].includes((cause as NodeJS.ErrnoException).code ?? '')
  console.error(isPlain ? (cause as Error).message : cause)
  process.exit(1)
}
