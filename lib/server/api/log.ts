import type { Door, DoorAnswer, DoorRequest } from './door'
import { allowOnly, readWhole } from './read-query'

/** `/log`: the log in order, as far as the reader may see. */
export const logDoors: Door[] = [{ method: 'GET', path: '/log', role: 'viewer', handle: readLog }]

async function readLog({ query, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, ['after', 'limit'])
  const after = readWhole(query, 'after', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0 })
  const limit = readWhole(query, 'limit', { min: 1, max: 5000, fallback: 1000 })
  return { status: 200, body: await services.readerFor(principal).log(after, limit) }
}
