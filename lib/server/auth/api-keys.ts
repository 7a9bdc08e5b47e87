import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { apiKeys } from '@/db/schema/api-key'
import type { Database } from '@/db/store'
import { maySee, type Role, TLPS, type Tlp } from '@/lib/core/taxonomy'
import { Fault } from '../fault'
import type { Principal } from '../principal'

/** Stands before every key, so that scanners of code and logs recognise one. */
const PREFIX = 'mrd_'
const HINT_LENGTH = 8
const TOUCH_MS = 60_000

/** A key as administrators see it; the key itself is known to its holder alone. */
export interface KeyView {
  id: string
  name: string
  /** First characters. */
  hint: string
  role: Role
  clearance: Tlp
  createdAt: string
  createdBy: string
  lastUsedAt: string | null
  revokedAt: string | null
}

/** The keys that an administrator may know of, newest first, revoked ones too: none that sees more than they do. */
export async function listKeys(db: Database, by: Principal): Promise<KeyView[]> {
  return (await db.select().from(apiKeys).where(knownTo(by)).orderBy(desc(apiKeys.createdAt))).map(viewOf)
}

/**
 * Makes a key. The answer is the only place where `key` ever stands.
 * @throws Fault `forbidden` where it would see more than its maker
 */
export async function createKey(
  db: Database,
  given: { name: string; role: Role; clearance: Tlp },
  by: Principal,
): Promise<KeyView & { key: string }> {
  if (!maySee(by.clearance, given.clearance))
    throw new Fault('forbidden', `you are cleared to ${by.clearance}; a key of yours cannot be cleared to ${given.clearance}`)
  const key = PREFIX + randomBytes(32).toString('base64url')
  const [row] = await db
    .insert(apiKeys)
    .values({ ...given, hash: hashOf(key), hint: key.slice(0, HINT_LENGTH), createdBy: by.name })
    .returning()
  if (!row) throw new Error('The key was not stored.')
  return { ...viewOf(row), key }
}

/** Revokes a key; revoking again changes nothing. @throws Fault `not-found`, also for a key that sees more than they do */
export async function revokeKey(db: Database, id: string, by: Principal): Promise<void> {
  const now = new Date()
  const known = and(eq(apiKeys.id, id), knownTo(by))
  const [row] = isUuid(id) ? await db.select({ id: apiKeys.id }).from(apiKeys).where(known) : []
  if (!row) throw new Fault('not-found', 'there is no such key')
  await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
}

function knownTo({ clearance }: Principal) {
  return inArray(
    apiKeys.clearance,
    TLPS.filter((tlp) => maySee(clearance, tlp)),
  )
}

/** Who a key stands for; null where there is no such key, or it is revoked. Notes its use once a minute. */
export async function findKey(db: Database, key: string): Promise<Principal | null> {
  if (!key.startsWith(PREFIX)) return null
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hashOf(key)), isNull(apiKeys.revokedAt)))
  if (!row) return null
  const now = Date.now()
  if (now - (row.lastUsedAt?.getTime() ?? 0) > TOUCH_MS) await touch(db, row.id, now)
  return { sort: 'key', id: row.id, name: row.name, role: row.role, clearance: row.clearance, organisation: null }
}

async function touch(db: Database, id: string, now: number): Promise<void> {
  const stale = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, new Date(now - TOUCH_MS)))
  await db
    .update(apiKeys)
    .set({ lastUsedAt: new Date(now) })
    .where(and(eq(apiKeys.id, id), stale))
}

function viewOf(row: typeof apiKeys.$inferSelect): KeyView {
  const { id, name, hint, role, clearance, createdAt, createdBy, lastUsedAt, revokedAt } = row
  const text = (moment: Date | null) => moment?.toISOString() ?? null
  return {
    id,
    name,
    hint,
    role,
    clearance,
    createdAt: createdAt.toISOString(),
    createdBy,
    lastUsedAt: text(lastUsedAt),
    revokedAt: text(revokedAt),
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
