import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { openStore } from '@/db/client'
import { createPglite } from '@/db/pglite'
import { type Figure, figure, median } from './figure'
import { sampleIncident } from './sample'
import { serve, TOKEN } from './served'
import type { StorePlace } from './stores'

const TABLES = ['incidents', 'log'] as const
const ROUNDS = 3
const ROWS = { PGlite: 10_000, Postgres: 40_000 }

/** The streamed bulk door, validation and log included, against COPY of the same rows into the same indexed tables. */
export async function benchBulk(place: StorePlace): Promise<Figure> {
  const rows = ROWS[place.sort]
  const home = await mkdtemp(join(tmpdir(), 'meridian-bulk-'))
  const lines = Array.from({ length: rows }, (_, at) => JSON.stringify(sampleIncident(at))).join('\n')
  const door: number[] = []
  const copy: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const filled = await place.fresh()
    door.push(rows / (await throughDoor(filled.env, lines, rows)))
    const copier = place.sort === 'Postgres' ? postgresCopier() : embeddedCopier()
    await copier.dump(filled.options, home)
    const empty = await place.fresh()
    await (await openStore(empty.options)).close()
    copy.push(rows / (await copier.load(empty.options, home)))
  }
  await rm(home, { recursive: true, force: true })
  return figure(`bulk door, ${place.sort}`, 'rows per second', median(door), 'COPY into the same indexed tables', median(copy))
}

/** Seconds that the door takes for the lines. */
async function throughDoor(env: Record<string, string>, lines: string, rows: number): Promise<number> {
  const server = await serve(env)
  const start = performance.now()
  const answer = await fetch(`${server.url}/api/v1/incidents/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-ndjson' },
    body: lines,
  })
  const total = JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '{}')
  const seconds = (performance.now() - start) / 1000
  await server.stop()
  if (total.recorded !== rows) throw new Error(`the bulk door recorded ${total.recorded} of ${rows}`)
  return seconds
}

interface Copier {
  /** Writes the tables of a store to files. */
  dump(options: { dataDir?: string; databaseUrl?: string }, home: string): Promise<void>
  /** Seconds to COPY the files into an empty store, in one transaction. */
  load(options: { dataDir?: string; databaseUrl?: string }, home: string): Promise<number>
}

function postgresCopier(): Copier {
  const streams = createRequire(new URL('package.json', import.meta.url))('pg-copy-streams')
  const connected = async <T>(url: string | undefined, work: (client: pg.Client) => Promise<T>) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  return {
    dump: ({ databaseUrl }, home) =>
      connected(databaseUrl, async (client) => {
        for (const table of TABLES)
          await pipeline(client.query(streams.to(`copy ${table} to stdout`)), createWriteStream(join(home, table)))
      }),
    load: ({ databaseUrl }, home) =>
      connected(databaseUrl, async (client) => {
        const start = performance.now()
        await client.query('begin')
        for (const table of TABLES)
          await pipeline(createReadStream(join(home, table)), client.query(streams.from(`copy ${table} from stdin`)))
        await client.query('commit')
        return (performance.now() - start) / 1000
      }),
  }
}

function embeddedCopier(): Copier {
  const opened = (dataDir: string | undefined) => createPglite({ dataDir: join(dataDir ?? '', 'store') })
  const kept = new Map<string, Blob>()
  return {
    async dump({ dataDir }) {
      const db = await opened(dataDir)
      for (const table of TABLES) {
        const { blob } = await db.query(`copy ${table} to '/dev/blob'`)
        if (blob) kept.set(table, blob)
      }
      await db.close()
    },
    async load({ dataDir }) {
      const db = await opened(dataDir)
      const start = performance.now()
      await db.transaction(async (tx) => {
        for (const table of TABLES) await tx.query(`copy ${table} from '/dev/blob'`, [], { blob: kept.get(table) })
      })
      const seconds = (performance.now() - start) / 1000
      await db.close()
      return seconds
    },
  }
}
