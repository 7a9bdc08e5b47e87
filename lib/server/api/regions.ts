import { issue } from '../../core/issue'
import { parseMoment } from '../../core/time'
import { sumRegions } from '../score/regions'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { invalidParameter, readQuery } from './read-query'

/** `/regions`: counts, loads and divergence of each region under a query, and the cohesion of both lenses. */
export const regionDoors: Door[] = [{ method: 'GET', path: '/regions', role: 'viewer', handle: readRegions }]

async function readRegions({ query: params, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const query = readQuery(params, ['at', 'lens'])
  const lens = readLens(params)
  const answer = await sumRegions(services.readerFor(principal).each(query), readAt(params))
  if (lens) for (const rows of [answer.countries, answer.areas]) rows.sort((a, b) => b[lens] - a[lens])
  return { status: 200, body: answer }
}

/** The moment of the scores; now by default. */
function readAt(params: URLSearchParams): number {
  const text = params.get('at')
  if (text === null) return Date.now()
  const moment = parseMoment(text.replace(' ', '+'))
  if (moment) return moment.ms
  throw invalidParameter(issue('at', 'time_format', 'at is not a time; write 2026-11-20T08:30:00Z', text))
}

/** The lens that orders the regions; both together by default. */
function readLens(params: URLSearchParams): 'east' | 'west' | null {
  const lens = params.get('lens')
  if (lens === null || lens === 'east' || lens === 'west') return lens
  throw invalidParameter(issue('lens', 'not_in_list', 'lens is east or west', lens))
}
