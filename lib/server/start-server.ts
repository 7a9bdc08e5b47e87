import { createServer, type Server, type ServerOptions } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Store } from '@/db/store'
import { UNREAD_MS } from './api/send'
import { isOwnHost } from './auth/request-origin'
import { answerClientErrors } from './client-error'
import type { Env } from './env'
import { loadScenario, startTrickle } from './exercise/exercise'
import { readTowns } from './exercise/places'
import { prepareFarewell } from './farewell'
import { createFrontDoor, type Pages } from './front-door'
import { attachLive, LIVE_PATH } from './live/live'
import { createLogger } from './logger'
import { type OpenServices, openServices } from './open-services'
import { openLater } from './pages-later'
import { placeServices } from './services'

/** A server that listens. */
export interface RunningServer {
  /** Where it is reached, such as `http://127.0.0.1:3000`. */
  url: string
  port: number
  services: OpenServices
  /**
   * Resolves once the pages are open, at once where there are none; rejects where they cannot be opened. The server listens before:
   * what is asked of a page until then waits for it.
   */
  pagesOpened: Promise<void>
  /** Takes no new work, settles what was taken, cuts the sockets off and closes the store. May be called again. */
  close(): Promise<void>
}

export interface StartOptions {
  env: Env
  /** The store of `env`, where it is being opened already. */
  store?: Promise<Store>
  /** Opens the pages; without it there are none, as tests and benches need none. */
  openPages?: (env: Env) => Promise<Pages>
  logLevel?: 'info' | 'warn' | 'silent'
  /** Of single limits, others than those for every day. */
  limits?: Partial<ConnectionLimits>
}

/** What a caller may hold of the server, whoever they are. */
export interface ConnectionLimits {
  /** The most connections at a time. */
  connections: number
  /** How long the head of a request may take, in milliseconds. */
  headMs: number
  /** How long an answer waits for a reader who takes nothing of it, in milliseconds. */
  unreadMs: number
  /** How long requests under way may go on once the server is asked to stop, in milliseconds. */
  graceMs: number
}

const LIMITS: ConnectionLimits = { connections: 20_000, headMs: 60_000, unreadMs: UNREAD_MS, graceMs: 10_000 }

/** Proxies keep idle connections for up to a minute. Ours live longer, else a request meets a connection that is being closed. */
const KEEP_ALIVE_MS = 75_000
/** Pages open so long after the server listens, unless one is asked for: until then the time is the first snapshot's. */
const PAGES_AFTER_MS = 3_000
/** The gazetteer; the process is started in the root of the project. */
const TOWNS = 'public/geo/places.json'

/** Opens the store and serves it. With `ROLE=ingest` there are only the doors for machines. */
export async function startServer({ env, store, openPages, logLevel, limits }: StartOptions): Promise<RunningServer> {
  const services = await openServices(env, createLogger(logLevel), store)
  try {
    return await serve(services, openPages, { ...LIMITS, ...limits })
  } catch (cause) {
    await services.close()
    throw cause
  }
}

async function serve(services: OpenServices, openPages: StartOptions['openPages'], limits: ConnectionLimits): Promise<RunningServer> {
  const { env, metrics, readerFor, snapshots, tail } = services
  const forPeople = env.role !== 'ingest'
  placeServices(services)
  const pages = forPeople && openPages ? openLater(() => openPages(env)) : null
  const server = createServer(settingsOf(limits), createFrontDoor(services, pages, limits))
  server.maxConnections = limits.connections
  const connections = keepConnections(server)
  answerClientErrors(server)
  const bidFarewell = prepareFarewell(server)
  const live = forPeople ? attachLive(server, services) : null
  server.on('upgrade', (req, socket, head) => {
    // Engine.IO answers what lies below its path, and nothing beside it.
    if (live && req.url?.startsWith(LIVE_PATH)) return
    if (pages && isOwnHost(req.headers.host, env)) pages.upgrade(req, socket, head)
    else socket.destroy()
  })
  metrics.watch({
    sockets: () => live?.sockets() ?? 0,
    log: async () => ({ head: (await readerFor({ clearance: 'TLP:RED' }).mark()).seq, pushed: tail.position('TLP:RED') }),
  })
  const stopExercise = env.demo && env.role !== 'web' ? await startExercise(services) : () => {}
  const port = await listen(server, env)
  if (forPeople) snapshots.start()
  pages?.openAfter(PAGES_AFTER_MS)
  let closing: Promise<void> | null = null
  const close = async () => {
    stopExercise()
    bidFarewell()
    const closed = new Promise((resolve) => server.close(resolve))
    live?.close()
    const grace = setTimeout(() => {
      for (const connection of connections) connection.destroy()
    }, limits.graceMs)
    await services.drain()
    await closed
    clearTimeout(grace)
    await pages?.close()
    await services.close()
    placeServices(undefined)
  }
  return {
    url: urlOf(env, port),
    port,
    services,
    pagesOpened: pages?.opened ?? Promise.resolve(),
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/** A stream of records may take hours: no limit on the time of a whole request, only on that of its head, which is off without its own. */
function settingsOf({ headMs }: ConnectionLimits): ServerOptions {
  return { requestTimeout: 0, headersTimeout: headMs, connectionsCheckingInterval: headMs / 6, keepAliveTimeout: KEEP_ALIVE_MS }
}

/** The connections that stand, also those that are no longer HTTP and that the server therefore does not know of. */
function keepConnections(server: Server): Set<Socket> {
  const connections = new Set<Socket>()
  server.on('connection', (connection) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  return connections
}

/** Loads the fictional scenario where it is not there yet, and lets it go on. Returns the way to stop. */
async function startExercise({ logger, readerFor, recorder }: OpenServices): Promise<() => void> {
  const onError = (err: unknown) => logger.error({ err }, 'an incident of the exercise was not recorded')
  const parts = { recorder, reader: readerFor({ clearance: 'TLP:RED' }), towns: await readTowns(TOWNS), now: Date.now, onError }
  const loaded = await loadScenario(parts)
  if (loaded > 0) logger.info({ incidents: loaded }, 'the exercise was loaded')
  return startTrickle(parts)
}

function listen(server: Server, { host, port }: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function urlOf({ host, publicOrigin }: Env, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return publicOrigin ?? `http://${name}:${port}`
}
