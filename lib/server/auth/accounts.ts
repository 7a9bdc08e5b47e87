import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import { eq } from 'drizzle-orm'
import type { Logger } from 'pino'
import { accounts } from '@/db/schema/account'
import { sessions } from '@/db/schema/session'
import { users } from '@/db/schema/user'
import { verifications } from '@/db/schema/verification'
import type { Database } from '@/db/store'
import { withoutValues } from '../describe-error'
import type { Fault } from '../fault'
import { createAttempts } from './attempts'
import { demoPlugin } from './demo-plugin'
import { PEER_HEADER } from './peer-header'

export const PASSWORD_LENGTH = { min: 12, max: 128 } as const

const WEEK_SECONDS = 7 * 86_400

export type Accounts = ReturnType<typeof createAccounts>

/** Sign-in by email and password, kept by better-auth. Nobody signs up: an administrator makes the accounts. */
export function createAccounts(options: { db: Database; secret: string; publicOrigin: string | null; logger: Logger }) {
  const { db, secret, publicOrigin, logger } = options
  return betterAuth({
    appName: 'Meridian',
    secret,
    ...(publicOrigin === null ? {} : { baseURL: publicOrigin }),
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    user: { additionalFields: RIGHTS },
    // A session ends a week after sign-in, whatever happens in between: nothing to renew, nothing that lives for ever.
    session: { expiresIn: WEEK_SECONDS, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'meridian',
      useSecureCookies: publicOrigin?.startsWith('https:') ?? false,
      disableOriginCheck: false,
      database: { generateId: () => randomUUID() },
      ipAddress: { ipAddressHeaders: [PEER_HEADER] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // At this level it leaves refusals to us; its own words go where ours go.
    logger: {
      level: 'info',
      log(level, message) {
        // It is meant so: the name comes from the request, which the front door has checked.
        if (message.includes('Base URL is not set')) return
        logger[level === 'error' || level === 'warn' ? level : 'debug']({ from: 'better-auth' }, withoutValues(message))
      },
    },
    hooks: limitTries(),
    databaseHooks: { session: { create: { before: (session) => refuseDisabled(db, session.userId) } } },
    plugins: [demoPlugin()],
  })
}

const input = false
const RIGHTS = {
  role: { type: 'string', required: true, defaultValue: 'viewer', input },
  clearance: { type: 'string', required: true, defaultValue: 'TLP:CLEAR', input },
  organisation: { type: 'string', required: false, input },
  disabled: { type: 'boolean', required: true, defaultValue: false, input },
} as const

/**
 * In a quarter of an hour: ten failures for one account from one address, and three hundred tries from one address.
 * To sign in and to change a password are the two ways to try one.
 */
function limitTries() {
  const perAccount = createAttempts(10, 15)
  const perPeer = createAttempts(300, 15)
  const who = async (context: Parameters<typeof getSessionFromCtx>[0]) => {
    const isChange = context.path === '/change-password'
    if (!isChange && context.path !== '/sign-in/email') return null
    const email: unknown = isChange ? (await getSessionFromCtx(context))?.user.email : (context.body as { email?: unknown })?.email
    const peer = context.headers?.get(PEER_HEADER) ?? ''
    return { peer, account: `${peer} ${String(email).toLowerCase()}` }
  }
  return {
    before: createAuthMiddleware(async (context) => {
      const found = await who(context)
      if (!found) return
      await Promise.all([perPeer.count(found.peer), perAccount.count(found.account)]).catch((fault: Fault) => {
        throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_ATTEMPTS', message: fault.message }, fault.detail.headers)
      })
    }),
    after: createAuthMiddleware(async (context) => {
      if (isAPIError(context.context.returned)) return
      const found = await who(context)
      if (found) await perAccount.forgive(found.account)
    }),
  }
}

/** Told only to someone who knew the password. */
async function refuseDisabled(db: Database, userId: string): Promise<void> {
  const [user] = await db.select({ disabled: users.disabled }).from(users).where(eq(users.id, userId))
  if (!user || user.disabled) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_DISABLED', message: 'This account is disabled' })
}
