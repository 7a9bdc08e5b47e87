import { issue } from '../../core/issue'
import { type Holder, holdersOf, parseHolder } from '../../core/lens/holder'
import { DEFAULT_SIDES, type Sides } from '../../core/lens/in-force'
import type { Grouping } from '../../core/region/grouping'
import { parseMoment } from '../../core/time'
import type { LensStanding } from '../lenses/book'
import { type Scoring, scoringOf } from '../score/sides'
import type { Services } from '../services'
import { invalidParameter } from './read-query'

/** The sides and the moment that a request asks for. */
export interface ScoringAsked {
  scoring: Scoring
  standing: LensStanding
  sides: Sides
}

/** The two sides asked for as they were at the moment asked for; Fault `invalid` for what is neither. */
export async function readScoring(params: URLSearchParams, { lenses }: Services): Promise<ScoringAsked> {
  const standing = await lenses.at(readAt(params))
  const sides = readSides(params, standing.state.blocs.body)
  const scoring = scoringOf(standing, sides)
  if (!scoring) throw invalidParameter(issue('sides', 'not_in_list', 'one of the sides had no lens at that moment', params.get('sides')))
  return { scoring, standing, sides }
}

/** The moment of the scores, milliseconds since 1970; null for now. */
export function readAt(params: URLSearchParams): number | null {
  const text = params.get('at')
  if (text === null) return null
  const moment = parseMoment(text.replace(' ', '+'))
  if (moment) return moment.ms
  throw invalidParameter(issue('at', 'time_format', 'at is not a time; write 2026-11-20T08:30:00Z', text))
}

/** The two sides that are compared; the blocs east and west by default. */
function readSides(params: URLSearchParams, groupings: readonly Grouping[]): Sides {
  const text = params.get('sides')
  if (text === null) return DEFAULT_SIDES
  const known = new Set(holdersOf(groupings))
  const holders = text.split(',').map((one) => parseHolder(one.trim()))
  const [first, second, ...more] = holders.filter((one): one is Holder => one !== null && known.has(one))
  if (first && second && first !== second && more.length === 0 && holders.length === 2) return [first, second]
  const blocs = groupings.map(({ code }) => `bloc:${code}`).join(', ')
  throw invalidParameter(
    issue('sides', 'not_in_list', `sides is two different ones of ${blocs}, and allies such as ally:EE, separated by a comma`, text),
  )
}
