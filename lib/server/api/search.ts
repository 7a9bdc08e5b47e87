import { issue } from '../../core/issue'
import { QUERY_LIMITS } from '../../core/query'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { allowOnly, invalidParameter } from './read-query'

/** `/search?q=`: which incidents hold the words. */
export const searchDoors: Door[] = [{ method: 'GET', path: '/search', role: 'viewer', handle: search }]

async function search({ query, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, ['q'])
  const words = (query.get('q') ?? '').trim()
  if (words === '') throw invalidParameter(issue('q', 'required', 'q is missing; give the words to look for'))
  if (words.length > QUERY_LIMITS.q) throw invalidParameter(issue('q', 'too_long', `q takes at most ${QUERY_LIMITS.q} characters`, words))
  return { status: 200, body: await services.readerFor(principal).search(words) }
}
