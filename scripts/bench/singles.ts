import { createRequire } from 'node:module'
import { openStore } from '@/db/client'
import { parseDraft } from '@/lib/core/draft'
import { createLocator, readAreasFile } from '@/lib/server/geo/locate'
import { createRecorder } from '@/lib/server/ingest/record'
import type { Principal } from '@/lib/server/principal'
import { type Figure, figure, median } from './figure'
import { sampleIncident } from './sample'
import { serve, TOKEN } from './served'
import type { StorePlace } from './stores'

const CONNECTIONS = 64
const WARM_UP_SECONDS = 2
const SECONDS = 2
const ROUNDS = 5
const OPERATOR: Principal = { sort: 'token', id: 'bench', name: 'Bench', role: 'admin', clearance: 'TLP:RED', organisation: null }

/** One way to record: how many a second in a stretch of time, all durable. */
interface Way {
  drive(seconds: number): Promise<number>
  stop(): Promise<void>
}

/** Durable single posts over HTTP against the same group-committed inserts without HTTP, turn by turn. */
export async function benchSingles(place: StorePlace): Promise<Figure> {
  const ways = [await overHttp(place), await withoutHttp(place)]
  const rates: number[][] = ways.map(() => [])
  for (const { drive } of ways) await drive(WARM_UP_SECONDS)
  for (let round = 0; round < ROUNDS; round++) for (const [at, { drive }] of ways.entries()) rates[at]?.push(await drive(SECONDS))
  for (const { stop } of ways) await stop()
  const [http = Number.NaN, direct = Number.NaN] = rates.map(median)
  return figure(`single posts, 64 connections, ${place.sort}`, 'per second', http, 'group-committed inserts without HTTP', direct)
}

async function overHttp(place: StorePlace): Promise<Way> {
  const { env } = await place.fresh()
  const server = await serve(env)
  // A constant body without a key of idempotence: every post records an incident.
  const { externalId: _, ...incident } = sampleIncident(1)
  const { default: autocannon } = await import(createRequire(new URL('package.json', import.meta.url)).resolve('autocannon'))
  return {
    async drive(duration) {
      const result = await autocannon({
        url: `${server.url}/api/v1/incidents`,
        method: 'POST',
        connections: CONNECTIONS,
        duration,
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify(incident),
      })
      if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} posts were refused, ${result.errors} failed`)
      return result['2xx'] / result.duration
    },
    stop: () => server.stop(),
  }
}

async function withoutHttp(place: StorePlace): Promise<Way> {
  const { options } = await place.fresh()
  const store = await openStore(options)
  const locate = createLocator(() => readAreasFile('public/geo/areas.json'))
  const recorder = createRecorder(store, { locate, now: Date.now, committed: () => {} })
  const { externalId: _, ...incident } = sampleIncident(1)
  const text = JSON.stringify(incident)
  const lane = async (until: number) => {
    let recorded = 0
    for (; Date.now() < until; recorded++) {
      const parsed = parseDraft(JSON.parse(text), { now: Date.now(), sourceName: 'Bench' })
      if (!parsed.ok) throw new Error('the sample is unsound')
      await recorder.record(parsed.value, OPERATOR)
    }
    return recorded
  }
  return {
    async drive(seconds) {
      const start = performance.now()
      const counts = await Promise.all(Array.from({ length: CONNECTIONS }, () => lane(Date.now() + seconds * 1000)))
      return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - start) / 1000)
    },
    async stop() {
      await recorder.drain()
      await store.close()
    },
  }
}
