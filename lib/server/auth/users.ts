import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { accounts } from '@/db/schema/account'
import { sessions } from '@/db/schema/session'
import { users } from '@/db/schema/user'
import type { Database } from '@/db/store'
import { maySee, type Role, type Tlp } from '@/lib/core/taxonomy'
import { isCleanText } from '@/lib/core/text'
import { Fault } from '../fault'
import type { Principal } from '../principal'

/** Taken by everything that decides by the number of administrators: any fixed number, the same in every process. */
const ADMINS_LOCK = 4_711_002

/** A person as administrators see them. */
export interface UserView {
  id: string
  name: string
  email: string
  role: Role
  clearance: Tlp
  organisation: string | null
  disabled: boolean
  createdAt: string
}

export type NewUser = Pick<UserView, 'name' | 'email' | 'role' | 'clearance' | 'organisation'> & { password: string }
export type UserChange = Partial<Pick<UserView, 'role' | 'clearance' | 'organisation' | 'disabled'> & { password: string }>

/** All people, by name. */
export async function listUsers(db: Database): Promise<UserView[]> {
  return (await db.select().from(users).orderBy(asc(users.name), asc(users.id))).map(viewOf)
}

/**
 * Makes an account.
 * @throws Fault `conflict` where the address has one, `forbidden` where it would see more than its maker
 */
export async function createUser(db: Database, given: NewUser, by: Principal): Promise<UserView> {
  refuseAbove(by, given.clearance)
  const { password, ...person } = given
  const hash = await hashPassword(password)
  return db.transaction((tx) => insertUser(tx, person, hash))
}

/**
 * Changes rights, organisation or password. A new password or a lock-out ends the user's sessions.
 * @throws Fault `not-found`; `forbidden` where the user has or would get a clearance above the administrator's, who could
 * else lend themselves sight by a new password; `conflict` where no enabled administrator would be left
 */
export async function changeUser(db: Database, id: string, change: UserChange, by: Principal): Promise<UserView> {
  // No store holds such an id, and Postgres would not even look.
  if (!isCleanText(id)) throw noSuchUser()
  const { password, ...rights } = change
  const hash = password === undefined ? null : await hashPassword(password)
  return db.transaction(async (tx) => {
    await lockAdmins(tx)
    const [user] = await tx.select().from(users).where(eq(users.id, id))
    if (!user) throw noSuchUser()
    refuseAbove(by, user.clearance)
    if (rights.clearance) refuseAbove(by, rights.clearance)
    const next = { ...user, ...rights }
    if (isAdmin(user) && !isAdmin(next) && !(await hasOtherAdmin(tx, id)))
      throw new Fault('conflict', 'this is the last administrator; make another one first')
    await tx
      .update(users)
      .set({ ...rights, updatedAt: new Date() })
      .where(eq(users.id, id))
    if (hash) await setPassword(tx, id, hash)
    if (hash || rights.disabled) await tx.delete(sessions).where(eq(sessions.userId, id))
    return viewOf(next)
  })
}

/** Makes the first administrator, in a transaction that only one caller can win. Null where there is one already. */
export async function createFirstAdmin(
  db: Database,
  given: Pick<NewUser, 'name' | 'email' | 'organisation' | 'password'>,
): Promise<UserView | null> {
  const { password, ...person } = given
  const hash = await hashPassword(password)
  return db.transaction(async (tx) => {
    await lockAdmins(tx)
    return (await hasAdmin(tx)) ? null : insertUser(tx, { ...person, role: 'admin', clearance: 'TLP:RED' }, hash)
  })
}

/** Whether an enabled administrator exists. */
export async function hasAdmin(db: Database): Promise<boolean> {
  return hasOtherAdmin(db, '')
}

/** Whether anybody has an account. */
export async function hasAccount(db: Database): Promise<boolean> {
  const [one] = await db.select({ id: users.id }).from(users).limit(1)
  return one !== undefined
}

async function hasOtherAdmin(db: Database, id: string): Promise<boolean> {
  const [other] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.disabled, false), ne(users.id, id)))
    .limit(1)
  return other !== undefined
}

async function insertUser(tx: Database, person: Omit<NewUser, 'password'>, hash: string): Promise<UserView> {
  const [row] = await tx
    .insert(users)
    .values({ ...person, id: randomUUID(), email: person.email.toLowerCase() })
    .onConflictDoNothing()
    .returning()
  if (!row) throw new Fault('conflict', 'this address has an account already')
  await setPassword(tx, row.id, hash)
  return viewOf(row)
}

/** The account under which better-auth looks for a password. */
async function setPassword(db: Database, userId: string, password: string): Promise<void> {
  const credential = { accountId: userId, providerId: 'credential', userId }
  await db.delete(accounts).where(and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential')))
  await db.insert(accounts).values({ id: randomUUID(), ...credential, password })
}

async function lockAdmins(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${ADMINS_LOCK})`)
}

function noSuchUser(): Fault {
  return new Fault('not-found', 'there is no such user')
}

function isAdmin(user: Pick<UserView, 'role' | 'disabled'>): boolean {
  return user.role === 'admin' && !user.disabled
}

function refuseAbove(by: Principal, clearance: Tlp): void {
  if (!maySee(by.clearance, clearance))
    throw new Fault('forbidden', `you are cleared to ${by.clearance}; accounts cleared to ${clearance} are for others to administer`)
}

function viewOf(row: typeof users.$inferSelect): UserView {
  const { id, name, email, role, clearance, organisation, disabled, createdAt } = row
  return { id, name, email, role, clearance, organisation, disabled, createdAt: createdAt.toISOString() }
}
