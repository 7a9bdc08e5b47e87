import type { IncomingMessage, ServerResponse } from 'node:http'
import { toNodeHandler } from 'better-auth/node'
import type { Logger } from 'pino'
import { users } from '@/db/schema/user'
import type { Database } from '@/db/store'
import { type Env, isLoopback } from '../env'
import { Fault } from '../fault'
import { type Accounts, createAccounts } from './accounts'
import { DEMO_USER } from './demo-plugin'
import { PEER_HEADER } from './peer-header'
import { createPrincipals, type Principals } from './principals'
import { createRefusals, type Refusals } from './refusals'
import { peerOf } from './request-origin'
import { createSetUp, type SetUp } from './set-up'
import { sharedSecret } from './shared-secret'

/** Everything about who may come in. */
export interface Auth {
  principals: Principals
  refusals: Refusals
  setUp: SetUp
  /** Whether the demo's one-click sign-in is offered. */
  demo: boolean
  /** Answers a request under /api/auth. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>
  /** Signs in with a password, as /api/auth/sign-in/email does; the cookies to set. */
  signIn(person: { email: string; password: string }, req: IncomingMessage): Promise<string[]>
  /** Signs in the demo's officer; the cookies to set. @throws Fault `not-found` where no demo is offered */
  signInDemo(req: IncomingMessage): Promise<string[]>
}

/** What of better-auth can be reached from outside; all else it offers is refused. */
const PATHS = new Set([
  '/api/auth/sign-in/email',
  '/api/auth/sign-out',
  '/api/auth/change-password',
  '/api/auth/revoke-sessions',
  '/api/auth/revoke-other-sessions',
])

const MOST_BYTES = 16_384
const PATIENCE_MS = 30_000

export async function createAuth(options: { db: Database; env: Env; logger: Logger }): Promise<Auth> {
  const { db, env, logger } = options
  const secret = await sharedSecret(db, 'auth')
  const accounts = createAccounts({ db, secret, publicOrigin: env.publicOrigin, logger })
  // A proxy in front makes a loopback address reachable for others.
  const demo = env.demo && isLoopback(env.host) && env.publicOrigin === null
  const refusals = createRefusals()
  const principals = createPrincipals({ db, accounts, refusals, adminToken: env.adminToken, demo })
  if (demo) await keepDemoUser(db)
  const headersOf = (req: IncomingMessage) =>
    new Headers({ [PEER_HEADER]: peerOf(req, env), 'user-agent': req.headers['user-agent'] ?? '' })
  return {
    principals,
    refusals,
    setUp: createSetUp(db, secret),
    demo,
    handle: (req, res) => handleAuth({ req, res, env, accounts, principals }),
    async signIn(body, req) {
      return cookiesOf(await accounts.api.signInEmail({ body, headers: headersOf(req), asResponse: true }))
    },
    async signInDemo(req) {
      if (!demo) throw new Fault('not-found', 'no demo is offered here; it needs MERIDIAN_DEMO=1 and a loopback HOST')
      return cookiesOf(await accounts.api.signInDemo({ headers: headersOf(req), asResponse: true }))
    },
  }
}

interface AuthRequest {
  req: IncomingMessage
  res: ServerResponse
  env: Env
  accounts: Accounts
  principals: Principals
}

/** Hands on what is let through. Whoever was signed in is looked up anew afterwards, here and on their sockets. */
async function handleAuth({ req, res, env, accounts, principals }: AuthRequest): Promise<void> {
  const path = (req.url ?? '').split('?', 1)[0] ?? ''
  if (req.method !== 'POST' || !PATHS.has(path)) return refuse(res, 404)
  // Anyone may send here, so what is read into memory, and for how long, is bounded before it is read.
  if (req.headers['transfer-encoding'] !== undefined) return refuse(res, 411)
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) return refuse(res, 413)
  const patience = setTimeout(() => req.destroy(), PATIENCE_MS)
  res.once('close', () => clearTimeout(patience))
  const before = await principals.of({ cookie: req.headers.cookie })
  req.headers[PEER_HEADER] = peerOf(req, env)
  await toNodeHandler(accounts)(req, res)
  if (before) principals.changed(before.id)
}

function refuse(res: ServerResponse, status: number): void {
  res.writeHead(status, { connection: 'close' }).end()
}

function cookiesOf(response: Response): string[] {
  if (!response.ok) throw new Fault('unauthenticated', 'the sign-in was refused')
  return response.headers.getSetCookie()
}

async function keepDemoUser(db: Database): Promise<void> {
  await db
    .insert(users)
    .values({ ...DEMO_USER, role: 'lead', clearance: 'TLP:RED' })
    .onConflictDoNothing()
}
