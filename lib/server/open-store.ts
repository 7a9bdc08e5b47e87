import { openStore } from '@/db/client'
import type { Store } from '@/db/store'
import type { Env } from './env'

/** Opens the store that the process is told to use, and brings it up to date. It needs little else to be loaded, so that it can begin first. */
export function openStoreOf({ dataDir, databaseUrl }: Pick<Env, 'dataDir' | 'databaseUrl'>): Promise<Store> {
  return openStore({ dataDir, ...(databaseUrl === null ? {} : { databaseUrl }) })
}
