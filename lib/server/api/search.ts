import { issue } from '../../core/issue'
import { searchIssue } from '../../core/query-parameters'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { allowOnly, invalidParameter } from './read-query'

/** `/search?q=`: which incidents hold the words. */
export const searchDoors: Door[] = [{ method: 'GET', path: '/search', role: 'viewer', handle: search }]

async function search({ query, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, ['q'])
  const words = (query.get('q') ?? '').trim()
  if (words === '') throw invalidParameter(issue('q', 'required', 'q is missing; give the words to look for'))
  const problem = searchIssue(words)
  if (problem) throw invalidParameter(problem)
  return { status: 200, body: await services.readerFor(principal).search(words) }
}
