import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client, Pool } from 'pg'
import type { Statement } from './statement'
import type { Store } from './store'

/** Any fixed number: the same in every process that migrates. */
const MIGRATION_LOCK = 4_711_001
const RECONNECT_MS = 1_000

/** Opens a Postgres (15 or later) by URL and migrates it; starters at the same time wait for each other. */
export async function openPostgres(url: string, migrations: string): Promise<Store> {
  const pool = new Pool({ connectionString: url, max: 10, application_name: 'meridian' })
  // An idle connection that drops is replaced at its next use.
  pool.on('error', () => {})
  const listeners = new Set<Listener>()
  try {
    await migrateAlone(pool, migrations)
  } catch (cause) {
    await pool.end()
    throw cause
  }
  return {
    db: drizzle(pool),
    sort: 'postgres',
    async run<T>({ name, text, parameters }: Statement, values: Record<string, unknown>) {
      return (await pool.query({ name, text, values: parameters(values) })).rows as T[]
    },
    async listen(channel, callback) {
      const listener = new Listener(url, channel, callback)
      listeners.add(listener)
      await listener.connect()
      return async () => {
        listeners.delete(listener)
        await listener.stop()
      }
    },
    async ping() {
      await pool.query('select 1')
    },
    async close() {
      await Promise.all([...listeners].map((listener) => listener.stop()))
      await pool.end()
    },
  }
}

/** Drizzle's migrator takes no lock of its own: of three starters on one database two would die. */
async function migrateAlone(pool: Pool, migrations: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: migrations })
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    client.release()
  } catch (cause) {
    // Closing the connection gives up the lock.
    client.release(true)
    throw cause
  }
}

/** A connection of its own that listens on a channel, and comes back when it is cut. */
class Listener {
  private client: Client | null = null
  private timer: NodeJS.Timeout | null = null
  private stopped = false

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly callback: (payload: string | null) => void,
  ) {}

  async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'meridian listener', keepAlive: true })
    this.client = client
    client.on('notification', ({ payload = null }) => this.callback(payload))
    client.on('error', () => {})
    client.on('end', () => this.again())
    await client.connect()
    await client.query(`listen ${client.escapeIdentifier(this.channel)}`)
  }

  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.client?.end()
  }

  private again(): void {
    if (this.stopped) return
    this.timer = setTimeout(() => {
      // What was notified meanwhile is lost: call back once, the caller reads on from where it stands.
      this.connect().then(
        () => this.callback(null),
        () => {},
      )
    }, RECONNECT_MS)
  }
}
