import { issue } from '../../core/issue'
import { sumRegions } from '../score/regions'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { invalidParameter, readQuery } from './read-query'
import { readScoring } from './read-scoring'

/** `/regions`: counts, loads and divergence of each region under a query, and the cohesion of both sides. */
export const regionDoors: Door[] = [{ method: 'GET', path: '/regions', role: 'viewer', handle: readRegions }]

async function readRegions({ query: params, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const { scoring, standing } = await readScoring(params, services)
  const query = readQuery(params, standing.state.blocs.body, ['at', 'sides', 'lens'])
  const lens = readLens(params)
  const answer = await sumRegions(services.readerFor(principal).each(query), scoring)
  if (lens) for (const rows of [answer.countries, answer.areas]) rows.sort((a, b) => b[lens] - a[lens])
  return { status: 200, body: answer }
}

/** The side that orders the regions, the first as `east` and the second as `west`; both together by default. */
function readLens(params: URLSearchParams): 'east' | 'west' | null {
  const lens = params.get('lens')
  if (lens === null || lens === 'east' || lens === 'west') return lens
  throw invalidParameter(issue('lens', 'not_in_list', 'lens is east or west', lens))
}
