import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Database } from '@/db/store'
import type { Principal } from '../principal'
import type { Accounts } from './accounts'
import { findKey } from './api-keys'
import { DEMO_USER } from './demo-plugin'
import type { Refusals } from './refusals'

/** What a caller shows of themselves. */
export type Credentials = Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>

/** Tells who asks. */
export interface Principals {
  /**
   * The person, key or operator behind a request's headers; null where nobody is. A bearer that is wrong is nobody:
   * it never falls through to the cookie beside it. `peer` is the address held to the limit of refusals; a look at
   * someone who was let in before has none.
   * @throws Fault `too-many-requests` before anything is looked up; what proved right before is no guess, and passes
   */
  of(credentials: Credentials, peer?: string): Promise<Principal | null>
  /** Forgets what is remembered of a user or key whose rights changed, and tells the listeners at once. */
  changed(id: string): void
  /** Calls back with the id of whoever changed in this process; returns the way to stop. */
  onChange(listener: (id: string) => void): () => void
}

/** How long an answer is remembered: the longest that a change made in another process goes unseen by the doors. */
const REMEMBER_MS = 5_000
const REMEMBER_MOST = 10_000
/** The longest token, in characters. */
const MOST_TOKEN = 512
const OPERATOR: Principal = {
  sort: 'token',
  id: 'operator',
  name: 'operator token',
  role: 'admin',
  clearance: 'TLP:RED',
  organisation: null,
}

/** What a caller shows: the name under which it is remembered, and the way to whom it stands for. */
interface Shown {
  key: string
  find: () => Promise<Principal | null>
}

export function createPrincipals(options: {
  db: Database
  accounts: Accounts
  refusals: Refusals
  adminToken: string | null
  demo: boolean
}): Principals {
  const { db, accounts, refusals, adminToken, demo } = options
  const remembered = new Map<string, { principal: Principal; until: number }>()
  const proven = new Set<string>()
  const listeners = new Set<(id: string) => void>()
  let changes = 0
  const isOperator = adminToken === null ? () => false : equalTo(adminToken)

  function shownIn({ authorization, cookie }: Credentials): Shown | null {
    const bearer = bearerOf(authorization)
    if (bearer === undefined) {
      if (!cookie?.includes('meridian.')) return null
      return { key: `cookie ${digest(cookie)}`, find: () => findUser(accounts, cookie, demo) }
    }
    if (!isToken(bearer)) return { key: 'no token', find: async () => null }
    return { key: `key ${digest(bearer)}`, find: async () => (isOperator(bearer) ? OPERATOR : findKey(db, bearer)) }
  }

  async function look({ key, find }: Shown): Promise<Principal | null> {
    const held = remembered.get(key)
    if (held && held.until > Date.now()) return held.principal
    remembered.delete(key)
    const seen = changes
    const principal = await find()
    // What was read before a change must not be remembered after it.
    if (principal && seen === changes) {
      if (remembered.size >= REMEMBER_MOST) remembered.delete(remembered.keys().next().value ?? '')
      remembered.set(key, { principal, until: Date.now() + REMEMBER_MS })
    }
    return principal
  }

  return {
    async of(credentials, peer) {
      const shown = shownIn(credentials)
      if (!shown) return null
      if (peer !== undefined && !proven.has(shown.key)) await refusals.check(peer)
      const principal = await look(shown)
      if (principal) keep(proven, shown.key)
      else {
        proven.delete(shown.key)
        if (peer !== undefined) await refusals.count(peer)
      }
      return principal
    },
    changed(id) {
      changes++
      for (const [key, { principal }] of remembered) if (principal.id === id) remembered.delete(key)
      for (const listener of listeners) listener(id)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Adds to a set that never grows beyond what is remembered. */
function keep(set: Set<string>, key: string): void {
  if (set.has(key)) return
  if (set.size >= REMEMBER_MOST) set.delete(set.values().next().value ?? '')
  set.add(key)
}

/** Whether something can be a token at all: one word of bounded length. Callers nobody knows yet send anything. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MOST_TOKEN && !/\s/.test(value)
}

/** What stands after `Bearer` in a header; undefined where the header is of another sort. */
function bearerOf(authorization = ''): string | undefined {
  const scheme = 'bearer'
  const isBearer =
    authorization.slice(0, scheme.length).toLowerCase() === scheme && ['', ' ', '\t'].includes(authorization.charAt(scheme.length))
  return isBearer ? authorization.slice(scheme.length).trim() : undefined
}

async function findUser(accounts: Accounts, cookie: string, demo: boolean): Promise<Principal | null> {
  const found = await accounts.api.getSession({ headers: new Headers({ cookie }) })
  if (!found) return null
  const { id, name, role, clearance, organisation, disabled } = found.user
  // A session of the demo ends with the demo.
  if (disabled || (id === DEMO_USER.id && !demo)) return null
  return {
    sort: 'user',
    id,
    name,
    role: role as Principal['role'],
    clearance: clearance as Principal['clearance'],
    organisation: organisation ?? null,
  }
}

/** Compares texts with one, in a time that does not depend on where they differ. */
export function equalTo(expected: string): (given: string) => boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  const wanted = hash(expected)
  return (given) => timingSafeEqual(hash(given), wanted)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
