import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright'
import type { ChunkPart, SnapshotManifest } from '@/lib/wire/manifest'
import { type Figure, figure, median } from './figure'
import { bundle, load, pageOf } from './load/browse'
import { fill } from './load/fill'
import { fromStart } from './load/from-start'
import { ObjectList } from './load/object-list'
import type { Loaded } from './load/page'
import { type Served, serve, TOKEN } from './served'
import { openStorePlaces } from './stores'

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const ROUNDS = 3
const AUTHORIZED = { authorization: `Bearer ${TOKEN}` }

/** What a browser needs until its picture is complete, against fetching and parsing the same columns as JSON. */
export async function* bench(): AsyncGenerator<Figure> {
  const places = await openStorePlaces()
  const script = await bundle()
  try {
    const [embedded] = places as [(typeof places)[number]]
    yield* fromStart((await embedded.fresh()).env, ROWS, script)
    const { env } = await (places.at(-1) as (typeof places)[number]).fresh()
    await fill(env, ROWS)
    yield* compare(env, script)
  } finally {
    for (const place of places) await place.close()
  }
}

async function* compare(env: Record<string, string>, script: string): AsyncGenerator<Figure> {
  const server = await serve(env)
  try {
    await manifestOf(server)
    yield* compareReaders(server, script)
  } finally {
    await server.stop()
  }
}

async function* compareReaders(server: Served, script: string): AsyncGenerator<Figure> {
  const list = await ObjectList.open(server)
  try {
    yield* figures(server, script, list)
  } finally {
    list.close()
  }
}

async function* figures(server: Served, script: string, list: ObjectList): AsyncGenerator<Figure> {
  const whole = `complete picture of ${ROWS.toLocaleString('en')} incidents`
  const peer = 'fetching and parsing the columns as JSON'
  const ours: Loaded[] = []
  const theirs: Loaded[] = []
  const objects: Loaded[] = []
  let warmBytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    const home = await mkdtemp(join(tmpdir(), 'meridian-load-'))
    const context = await chromium.launchPersistentContext(home, { executablePath: process.env.CHROMIUM_PATH, bypassCSP: true })
    ours.push(await load(context, server, script, 'loadPicture', TOKEN))
    theirs.push(await load(context, server, script, 'loadJson', TOKEN))
    objects.push(await load(context, server, script, 'loadObjects', list.url))
    if (round === ROUNDS - 1) warmBytes = await bytesOfReload(context, server, script)
    await context.close()
    await rm(home, { recursive: true, force: true })
  }
  for (const { held } of [...ours, ...theirs, ...objects]) if (held !== ROWS) throw new Error(`${held} of ${ROWS} incidents were loaded`)
  const [first] = ours as [Loaded]
  const json = median(theirs.map(({ ms }) => ms))
  const later = ours.slice(1)
  const things = median(objects.map(({ ms }) => ms))
  const counted = median(later.map(({ countedMs }) => countedMs ?? Number.NaN))
  const asObjects = 'fetching and parsing them as JSON objects, compressed beforehand'
  yield figure(`picture of all ${ROWS.toLocaleString('en')} incidents, later readers`, 'ms', counted, asObjects, things)
  yield figure(`picture of all ${ROWS.toLocaleString('en')} incidents, later readers`, 'ms', counted, peer, json)
  yield figure(`${whole}, later readers`, 'ms', median(later.map(({ ms }) => ms)), asObjects, things)
  yield figure(`${whole}, first reader`, 'ms', first.ms, peer, (theirs[0] as Loaded).ms)
  yield figure(`${whole}, later readers`, 'ms', median(later.map(({ ms }) => ms)), peer, json)
  yield figure('first incidents in the picture', 'ms', median(later.map(({ firstMs }) => firstMs ?? Number.NaN)), peer, json)
  const pictures = await gzippedChunks(server, 'picture')
  const proven = pictures + (await gzippedChunks(server, 'names')) + (await gzippedBytes(server, '/api/v1/snapshot/manifest'))
  const cold = proven + (await gzippedChunks(server, 'texts'))
  const columns = await gzippedBytes(server, '/api/v1/snapshot')
  yield figure('gzipped bytes until all incidents are in the picture', 'bytes', pictures, 'of the columns as JSON', columns)
  yield figure('gzipped bytes until all incidents are in the picture', 'bytes', pictures, 'of the JSON objects', list.bytes)
  yield figure('gzipped bytes until the picture is complete', 'bytes', proven, 'of the columns as JSON', columns)
  yield figure('gzipped bytes until the picture is complete', 'bytes', proven, 'of the JSON objects', list.bytes)
  yield figure('gzipped bytes of the snapshot, titles too', 'bytes', cold, 'of the columns as JSON', columns)
  yield figure('gzipped bytes of the snapshot, titles too', 'bytes', cold, 'of the JSON objects', list.bytes)
  yield figure('bytes of a reload with a warm cache', 'bytes', warmBytes, 'of a first load, gzipped', cold)
}

/** What goes over the network when the picture is loaded again in the same browser. */
async function bytesOfReload(context: BrowserContext, server: Served, script: string): Promise<number> {
  const page = await pageOf(context, server, script)
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  let bytes = 0
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.evaluate((token) => (globalThis as unknown as Record<string, (token: string) => Promise<Loaded>>).loadPicture?.(token), TOKEN)
  await page.close()
  return bytes
}

async function manifestOf({ url }: Served): Promise<SnapshotManifest> {
  const answer = await fetch(`${url}/api/v1/snapshot/manifest`, { headers: AUTHORIZED })
  if (!answer.ok) throw new Error(`the manifest answered ${answer.status}`)
  return (await answer.json()) as SnapshotManifest
}

async function gzippedChunks(server: Served, part: ChunkPart): Promise<number> {
  const { chunks } = await manifestOf(server)
  let bytes = 0
  for (const { name } of chunks) bytes += await gzippedBytes(server, `/api/v1/snapshot/chunks/${name}/${part}`)
  return bytes
}

/** Bytes of a body as they come over the wire: `fetch` would unpack them. */
function gzippedBytes({ url }: Served, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { ...AUTHORIZED, 'accept-encoding': 'gzip' }
    request(url + path, { headers }, (answer) => {
      let bytes = 0
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length
      })
      answer.on('end', () => resolve(bytes)).on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}
