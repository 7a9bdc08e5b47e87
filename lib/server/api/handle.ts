import type { IncomingMessage, ServerResponse } from 'node:http'
import FindMyWay from 'find-my-way'
import { hasRole, type Role } from '../../core/taxonomy'
import { Fault } from '../fault'
import type { Principal } from '../principal'
import type { Services } from '../services'
import type { AnonymousRequest, Door, DoorAnswer } from './door'
import { apiDoors, rootDoors } from './doors'
import { createLimits, DEFAULT_LIMITS, type LimitSettings, type Limits } from './limits'
import { problemAnswer } from './problem'
import { JSON_BOUNDS, readJson } from './read-json'
import { send } from './send'

export const API_PREFIX = '/api/v1'
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const ROOTS = new Set(rootDoors.map((door) => door.path))

type Router = FindMyWay.Instance<FindMyWay.HTTPVersion.V1>

/**
 * The doors for machines, to be asked before Next: returns false where the request is not theirs, else a promise of
 * true once it is answered. A request with a path below /api/v1 is always theirs, also where there is no such door.
 */
export function createApi(
  services: Services,
  { unreadMs, ...settings }: Partial<LimitSettings> & { unreadMs: number },
): (req: IncomingMessage, res: ServerResponse) => false | Promise<true> {
  const router = createRouter()
  const limits = createLimits({ ...DEFAULT_LIMITS, ...settings })
  return (req, res) => {
    const url = req.url ?? '/'
    const mark = url.indexOf('?')
    const path = mark < 0 ? url : url.slice(0, mark)
    if (!(path.startsWith(`${API_PREFIX}/`) || path === API_PREFIX || ROOTS.has(path))) return false
    return answer({ req, path, query: mark < 0 ? '' : url.slice(mark + 1), router, services, limits })
      .catch((thrown: unknown) => problemAnswer(thrown, services.logger))
      .then((found) => deliver(req, res, found, { services, unreadMs }))
  }
}

function createRouter(): Router {
  const router = FindMyWay({ maxParamLength: 300, ignoreTrailingSlash: true })
  const add = (path: string, door: Door) => router.on(door.method, path, () => {}, door)
  for (const door of apiDoors) add(`${API_PREFIX}${door.path}`, door)
  for (const door of rootDoors) add(door.path, door)
  return router
}

interface Asked {
  req: IncomingMessage
  path: string
  query: string
  router: Router
  services: Services
  limits: Limits
}

async function answer(asked: Asked): Promise<DoorAnswer> {
  const { req, path, query, router, services, limits } = asked
  const method = (req.method === 'HEAD' ? 'GET' : req.method) as Door['method']
  const found = router.find(method, path)
  if (!found) return withoutDoor(asked)
  const door = found.store as Door
  const request: AnonymousRequest = {
    principal: null,
    params: found.params as Record<string, string>,
    query: new URLSearchParams(query),
    headers: req.headers,
    body: (bytes = JSON_BOUNDS.bytes) => readJson(req, { ...JSON_BOUNDS, bytes }),
    raw: req,
    services,
  }
  if (door.role === 'anonymous') return door.handle(request)
  const principal = await services.principalOf(req)
  if (!principal) throw new Fault('unauthenticated', 'sign in, or send an API key as Authorization: Bearer …')
  if (!hasRole(principal.role, door.role)) throw new Fault('forbidden', `this needs the role ${door.role}; you are ${principal.role}`)
  if (method !== 'GET') await limits.countWrite(principal)
  return door.handle({ ...request, principal, askAgain: () => askAgain(req, principal, door.role, services) })
}

/** Whether someone may go on. Answers are remembered for seconds, and forgotten at once when rights change. */
async function askAgain(req: IncomingMessage, { id, clearance }: Principal, role: Role, services: Services): Promise<void> {
  const now = await services.principalOf(req)
  if (!now) throw new Fault('unauthenticated', 'this key or session has ended; what came before it ended stands')
  if (now.id !== id || now.clearance !== clearance || !hasRole(now.role, role))
    throw new Fault('forbidden', 'your rights have changed; what came before stands')
}

/** 405 with the methods there are, where the path has a door of another method; else 404. */
function withoutDoor({ req, path, router }: Asked): DoorAnswer {
  const there = METHODS.filter((method) => router.find(method, path))
  if (there.length === 0) throw new Fault('not-found', 'there is nothing at this address; the doors are described at /api/v1/openapi.json')
  const allow = [...there, ...(there.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  if (req.method === 'OPTIONS') return { status: 204, headers: { allow } }
  throw new Fault('method-not-allowed', `${req.method} is not possible here; use ${allow}`, { headers: { allow } })
}

async function deliver(
  req: IncomingMessage,
  res: ServerResponse,
  found: DoorAnswer,
  { services, unreadMs }: { services: Services; unreadMs: number },
): Promise<true> {
  try {
    await send(req, res, found, unreadMs)
  } catch (thrown) {
    // Headers are out, so the one honest end is a broken connection. A reader who left, or may read no more, is no failure of ours.
    if (!isGone(thrown)) services.logger.error({ err: thrown, path: req.url }, 'an answer broke off')
    res.destroy()
  }
  return true
}

function isGone(thrown: unknown): boolean {
  return ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'unauthenticated', 'forbidden'].includes(
    (thrown as NodeJS.ErrnoException | null)?.code ?? '',
  )
}
