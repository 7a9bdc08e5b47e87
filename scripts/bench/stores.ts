import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresBinaries, startPostgres } from '@/db/testing/postgres'

/** A place for fresh stores of one sort, durable as in use. */
export interface StorePlace {
  sort: 'PGlite' | 'Postgres'
  /** Options of a new, empty store: for `openStore`, and as environment of a server. */
  fresh(): Promise<{ options: { dataDir?: string; databaseUrl?: string }; env: Record<string, string> }>
  close(): Promise<void>
}

/** PGlite in a temporary folder, and a Postgres started for the bench where its programs are installed. */
export async function openStorePlaces(): Promise<StorePlace[]> {
  const embedded = await embeddedPlace()
  if (postgresBinaries()) return [embedded, await postgresPlace()]
  console.log('Postgres is not installed: its figures are left out.')
  return [embedded]
}

async function embeddedPlace(): Promise<StorePlace> {
  const home = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  let stores = 0
  return {
    sort: 'PGlite',
    async fresh() {
      const dataDir = join(home, String(++stores))
      return { options: { dataDir }, env: { DATA_DIR: dataDir, DATABASE_URL: '' } }
    },
    close: () => rm(home, { recursive: true, force: true }),
  }
}

async function postgresPlace(): Promise<StorePlace> {
  const postgres = await startPostgres({ durable: true })
  const home = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  return {
    sort: 'Postgres',
    async fresh() {
      const databaseUrl = await postgres.freshDatabase()
      return { options: { databaseUrl }, env: { DATABASE_URL: databaseUrl, DATA_DIR: home } }
    },
    async close() {
      await postgres.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
