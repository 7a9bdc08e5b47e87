import type { Store } from './store'

/** Where the migrations lie; the process is started in the root of the project. */
const MIGRATIONS = 'db/migrations'

/**
 * Opens a store and brings its schema up to date: the Postgres of `databaseUrl`, else the embedded store in `dataDir`
 * (in memory where that is absent or `memory://`). Throws an error of code `store-locked` where another process holds `dataDir`.
 */
export async function openStore(options: { databaseUrl?: string; dataDir?: string; migrations?: string }): Promise<Store> {
  const migrations = options.migrations ?? MIGRATIONS
  // The driver that is not used is never loaded: PGlite alone costs 200 MB.
  if (options.databaseUrl) return (await import('./postgres')).openPostgres(options.databaseUrl, migrations)
  return (await import('./pglite')).openPglite(options.dataDir, migrations)
}
