import { issue } from '../../core/issue'
import { sumRegions } from '../score/regions'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { invalidParameter, readMoment, readQuery } from './read-query'

/** `/regions`: counts, loads and divergence of each region under a query, and the cohesion of both lenses. */
export const regionDoors: Door[] = [{ method: 'GET', path: '/regions', role: 'viewer', handle: readRegions }]

async function readRegions({ query: params, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const query = readQuery(params, ['at', 'lens'])
  const lens = readLens(params)
  const answer = await sumRegions(services.readerFor(principal).each(query), readMoment(params))
  if (lens) for (const rows of [answer.countries, answer.areas]) rows.sort((a, b) => b[lens] - a[lens])
  return { status: 200, body: answer }
}

/** The lens that orders the regions; both together by default. */
function readLens(params: URLSearchParams): 'east' | 'west' | null {
  const lens = params.get('lens')
  if (lens === null || lens === 'east' || lens === 'west') return lens
  throw invalidParameter(issue('lens', 'not_in_list', 'lens is east or west', lens))
}
