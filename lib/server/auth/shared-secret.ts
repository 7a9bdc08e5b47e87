import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { secrets } from '@/db/schema/secret'
import type { Database } from '@/db/store'

/** A random value of the store, made at the first call; every process on the store gets the same. */
export async function sharedSecret(db: Database, name: string): Promise<string> {
  await db
    .insert(secrets)
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflictDoNothing()
  const [row] = await db.select().from(secrets).where(eq(secrets.name, name))
  if (!row) throw new Error(`The secret ${name} could not be kept in the store.`)
  return row.value
}
