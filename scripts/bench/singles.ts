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
const SECONDS = 4
const ROUNDS = 3
const OPERATOR: Principal = { sort: 'token', id: 'bench', name: 'Bench', role: 'admin', clearance: 'TLP:RED', organisation: null }

/** Durable single posts over HTTP against the same group-committed inserts without HTTP, turn by turn. */
export async function benchSingles(place: StorePlace): Promise<Figure> {
  const http: number[] = []
  const direct: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    direct.push(await withoutHttp(place))
    http.push(await overHttp(place))
  }
  return figure(
    `single posts, 64 connections, ${place.sort}`,
    'per second',
    median(http),
    'group-committed inserts without HTTP',
    median(direct),
  )
}

async function overHttp(place: StorePlace): Promise<number> {
  const { env } = await place.fresh()
  const server = await serve(env)
  // A constant body without a key of idempotence: every post records an incident.
  const { externalId: _, ...incident } = sampleIncident(1)
  const { default: autocannon } = await import(createRequire(new URL('package.json', import.meta.url)).resolve('autocannon'))
  const shoot = (duration: number) =>
    autocannon({
      url: `${server.url}/api/v1/incidents`,
      method: 'POST',
      connections: CONNECTIONS,
      duration,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(incident),
    })
  await shoot(2)
  const result = await shoot(SECONDS)
  await server.stop()
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} posts were refused, ${result.errors} failed`)
  return result['2xx'] / result.duration
}

async function withoutHttp(place: StorePlace): Promise<number> {
  const { options } = await place.fresh()
  const store = await openStore(options)
  const recorder = createRecorder(store, {
    locate: createLocator(() => readAreasFile('public/geo/areas.json')),
    now: Date.now,
    committed: () => {},
  })
  const { externalId: _, ...incident } = sampleIncident(1)
  const text = JSON.stringify(incident)
  let recorded = 0
  const lane = async (until: number) => {
    while (Date.now() < until) {
      const parsed = parseDraft(JSON.parse(text), { now: Date.now(), sourceName: 'Bench' })
      if (!parsed.ok) throw new Error('the sample is unsound')
      await recorder.record(parsed.value, OPERATOR)
      recorded++
    }
  }
  const drive = (seconds: number) => Promise.all(Array.from({ length: CONNECTIONS }, () => lane(Date.now() + seconds * 1000)))
  await drive(2)
  recorded = 0
  const start = performance.now()
  await drive(SECONDS)
  const rate = recorded / ((performance.now() - start) / 1000)
  await recorder.drain()
  await store.close()
  return rate
}
