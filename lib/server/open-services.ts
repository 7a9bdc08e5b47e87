import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { createAuth } from './auth/auth'
import { isSameOrigin, peerOf } from './auth/request-origin'
import type { Recorder } from './context'
import type { Env } from './env'
import { Fault } from './fault'
import type { AreasTopology } from './geo/area-index'
import { createLocator } from './geo/locate'
import { createQuarantine } from './ingest/quarantine'
import { createRecorder } from './ingest/record'
import { openLensBook } from './lenses/book'
import { createTail } from './log/tail'
import { createLogger } from './logger'
import { createMetrics, type Metrics } from './metrics'
import { openStoreOf } from './open-store'
import { createReader } from './read/reader'
import type { Services } from './services'
import { Keep } from './snapshot/kept/keep'
import { CAN_KEEP } from './snapshot/kept/section-file'
import { createSnapshots } from './snapshot/snapshots'

/** Services that can be shut again. */
export interface OpenServices extends Services {
  /** From here on `isDraining`, and the recorder settles what it has taken and takes no more. */
  drain(): Promise<void>
  /** Closes what is open; nothing works afterwards. */
  close(): Promise<void>
}

/** Where the committed areas lie; the process is started in the root of the project. */
const AREAS = 'public/geo/areas.json'
const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Opens the store, brings it up to date, and builds everything that stands on it. */
export async function openServices(env: Env, logger: Logger = createLogger(), opening = openStoreOf(env)): Promise<OpenServices> {
  const keep = keepBeside(env, logger)
  const store = await opening
  const auth = await createAuth({ db: store.db, env, logger })
  const tail = await createTail(store, { onError: (err) => logger.error({ err }, 'the log could not be read for a moment') })
  const locate = createLocator(() => JSON.parse(readFileSync(AREAS, 'utf8')) as AreasTopology)
  const metrics = createMetrics()
  const recorder = timed(createRecorder(store, { locate, now: Date.now, committed: tail.take }), metrics)
  const snapshots = createSnapshots({ store, tail, keep, onError: (err) => logger.error({ err }, 'the snapshot has to be read anew') })
  const lenses = await openLensBook(store, { onError: (err) => logger.error({ err }, 'the lenses could not be read for a moment') })
  let draining = false
  return {
    env,
    logger,
    metrics,
    store,
    recorder,
    quarantine: createQuarantine(store),
    tail,
    snapshots,
    lenses,
    auth,
    readerFor: ({ clearance }) => createReader(store, clearance),
    isDraining: () => draining,
    async principalOf(req) {
      const principal = await auth.principals.of(req.headers, peerOf(req, env))
      // A bearer is lent to nobody by a browser; a cookie is.
      if (principal?.sort === 'user' && !READS.has(req.method ?? '') && !isSameOrigin(req.headers, env))
        throw new Fault('forbidden', 'writes from pages of another site are refused')
      return principal
    },
    async drain() {
      draining = true
      await recorder.drain()
    },
    async close() {
      await lenses.close()
      await snapshots.close()
      await tail.close()
      await store.close()
    },
  }
}

/** What is kept beside an embedded store on the disk. A Postgres may be another machine's: what it guards is not copied here. */
function keepBeside({ dataDir, databaseUrl }: Env, logger: Logger): Keep | null {
  if (databaseUrl !== null || dataDir.startsWith('memory:') || !CAN_KEEP) return null
  return new Keep({
    folder: join(dataDir, 'snapshot'),
    onUnused: (err) => logger.warn({ err }, 'the checkpoint of the snapshot is not used: the store is read instead'),
    onUnkept: (err) => logger.warn({ err }, 'the snapshot could not be kept for the next start'),
  })
}

/** The recorder, with the time of each record noted. */
function timed(recorder: Recorder, metrics: Metrics): Recorder {
  return {
    ...recorder,
    async record(draft, by) {
      const start = performance.now()
      const recorded = await recorder.record(draft, by)
      metrics.recorded((performance.now() - start) / 1000)
      return recorded
    },
  }
}
