import { asc, count, sql } from 'drizzle-orm'
import type { Version } from '@/lib/core/lens/in-force'
import { lensVersions } from '../schema/lens-version'
import type { Database } from '../store'

/** Notified when a version is added. */
export const LENS_CHANNEL = 'meridian_lenses'

/** Held alone by whoever adds a version, and shared by whoever reads what is in force: any fixed number, the same in every process. */
const LENS_LOCK = 4_711_003

/** A version as it is added, with who made it. */
export type NewVersion = typeof lensVersions.$inferInsert

/** Adds the versions that ship, where they are not there yet: what a store began with stays, whatever later releases ship. */
export async function addShippedVersions(db: Database, versions: readonly Version[]): Promise<void> {
  const rows = versions.map(({ subject, version, body, author, reason }) => ({
    ...{ subject, version, body, reason, authorId: 'meridian', authorName: author },
  }))
  await db.insert(lensVersions).values(rows).onConflictDoNothing()
}

/** Adds a version, and tells every process once it is committed. The caller holds the lock. */
export async function addVersion(db: Database, version: NewVersion): Promise<void> {
  await db.insert(lensVersions).values(version)
  await db.execute(sql`select pg_notify(${LENS_CHANNEL}, '')`)
}

/** Waits until nobody reads what is in force, and keeps others from it until the transaction ends. */
export async function lockLenses(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LENS_LOCK})`)
}

/** Waits until no version is being added, and keeps one from being added until the transaction ends. */
export async function holdLenses(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${LENS_LOCK})`)
}

/** How many versions there are: it grows with each. */
export async function countVersions(db: Database): Promise<number> {
  const [row] = await db.select({ count: count() }).from(lensVersions)
  return row?.count ?? 0
}

/** The whole history, by subject, oldest first. */
export async function readVersions(db: Database): Promise<Version[]> {
  const rows = await db.select().from(lensVersions).orderBy(asc(lensVersions.subject), asc(lensVersions.version))
  return rows.map(
    ({ subject, version, body, authorName, approverName, reason, inForceFrom }) =>
      ({
        ...{ subject, version, author: authorName, approver: approverName, reason },
        inForceFrom: inForceFrom?.toISOString() ?? null,
        body,
      }) as Version,
  )
}
