import { type Issue, issue } from './issue'
import { type LngLat, POLYGON_LIMITS, parseRing } from './polygon'
import { type Bbox, EMPTY_QUERY, LIST_FIELDS, type Query } from './query'
import { DEFAULT_GROUPINGS, type Grouping, isBlocCode } from './region/grouping'
import { isArea, isCountry } from './region/region'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, NON_COUNTRY_ORIGINS, SEVERITIES, TECHNOLOGIES, TLPS } from './taxonomy'
import { isCleanText } from './text'
import { formatMoment, parseMoment } from './time'

export const QUERY_LIMITS = { q: 200, list: 300 } as const

/** The two clocks' windows: when it happened, and when it entered the record. */
const WINDOWS = [
  ['from', 'to'],
  ['knownFrom', 'knownBefore'],
] as const

/** The parameters that make a query; a door may take others beside them. */
export const QUERY_PARAMETERS = Object.keys(EMPTY_QUERY) as (keyof Query)[]

/**
 * Reads a query from URL parameters; lists are comma-separated or repeated. Unknown words are issues, never silently
 * dropped; the blocs known are those of the groupings, and any sound code where those are not known yet (null).
 */
export function parseQuery(
  params: URLSearchParams,
  groupings: readonly Grouping[] | null = DEFAULT_GROUPINGS,
): { query: Query; issues: Issue[] } {
  const issues: Issue[] = []
  const blocs = groupings?.map((bloc) => bloc.code) ?? []
  const query: Query = {
    exercise: readFlag(params, issues),
    kind: readWords(params, 'kind', isIn(KINDS), KINDS.join(', '), issues),
    severity: readWords(params, 'severity', isIn(SEVERITIES), SEVERITIES.join(', '), issues),
    determination: readWords(params, 'determination', isIn(DETERMINATIONS), DETERMINATIONS.join(', '), issues),
    investigation: readWords(params, 'investigation', isIn(INVESTIGATIONS), INVESTIGATIONS.join(', '), issues),
    tlp: readWords(params, 'tlp', isIn(TLPS), TLPS.join(', '), issues),
    technology: readWords(params, 'technology', isIn(TECHNOLOGIES), TECHNOLOGIES.join(', '), issues),
    origin: readWords(params, 'origin', isOrigin, 'a country code, non-state, unknown', issues),
    bloc: readWords(params, 'bloc', groupings ? isIn(blocs) : isBloc, blocs.join(', '), issues),
    country: readWords(
      params,
      'country',
      (text): text is string => isCountry(text),
      'ISO 3166-1 alpha-2 codes in capitals, such as EE',
      issues,
    ),
    area: readWords(params, 'area', (text): text is string => isArea(text), 'ISO 3166-2 codes, such as EE-37', issues),
    from: readTime(params, 'from', issues),
    to: readTime(params, 'to', issues),
    knownFrom: readTime(params, 'knownFrom', issues),
    knownBefore: readTime(params, 'knownBefore', issues),
    bbox: readBbox(params, issues),
    within: readWithin(params, issues),
    q: readSearch(params, issues),
  }
  for (const [from, to] of WINDOWS) {
    const [start, end] = [query[from], query[to]]
    if (start !== null && end !== null && start >= end)
      issues.push(issue(from, 'time_order', `${from} must lie before ${to}`, params.get(from)))
  }
  return { query, issues }
}

/** Writes a query as URL parameters, only what restricts, in a fixed order: equal queries give equal text. */
export function formatQuery(query: Query): URLSearchParams {
  const params = new URLSearchParams()
  if (query.exercise) params.set('exercise', 'true')
  for (const field of LIST_FIELDS) if (query[field].length > 0) params.set(field, [...query[field]].sort().join(','))
  for (const name of WINDOWS.flat()) if (query[name] !== null) params.set(name, formatMoment(query[name]))
  if (query.bbox) params.set('bbox', query.bbox.join(','))
  if (query.within) params.set('within', query.within.flat().join(','))
  if (query.q) params.set('q', query.q)
  return params
}

function isIn<T extends string>(list: readonly T[]) {
  return (text: string): text is T => (list as readonly string[]).includes(text)
}

function isBloc(text: string): text is string {
  return isBlocCode(text)
}

function isOrigin(text: string): text is string {
  return (NON_COUNTRY_ORIGINS as readonly string[]).includes(text) || isCountry(text)
}

function readWords<T extends string>(
  params: URLSearchParams,
  name: string,
  accepts: (text: string) => text is T,
  known: string,
  issues: Issue[],
): T[] {
  // A plus sign in a URL reads as a blank, and TLP:AMBER+STRICT is often sent unescaped.
  const words = params
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim().replace(' ', '+'))
    .filter(Boolean)
  if (words.length > QUERY_LIMITS.list) issues.push(issue(name, 'too_many', `${name} takes at most ${QUERY_LIMITS.list} values`))
  const kept = new Set<T>()
  for (const word of words.slice(0, QUERY_LIMITS.list)) {
    if (accepts(word)) kept.add(word)
    else issues.push(issue(name, 'not_in_list', `${name} does not know this value; it takes ${known}`, word))
  }
  return [...kept]
}

function readFlag(params: URLSearchParams, issues: Issue[]): boolean {
  const text = params.get('exercise')
  if (text !== null && text !== 'true' && text !== 'false') issues.push(issue('exercise', 'type', 'exercise is true or false', text))
  return text === 'true'
}

function readTime(params: URLSearchParams, name: (typeof WINDOWS)[number][number], issues: Issue[]): number | null {
  const text = params.get(name)
  if (!text) return null
  const moment = parseMoment(text.replace(' ', '+'))
  if (!moment) issues.push(issue(name, 'time_format', `${name} is not a time; write 2026-11-20T08:30:00Z or 2026-11-20`, text))
  return moment?.ms ?? null
}

function readBbox(params: URLSearchParams, issues: Issue[]): Bbox | null {
  const text = params.get('bbox')
  if (!text) return null
  const [west, south, east, north, ...rest] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const box = [west, south, east, north] as Bbox
  const sound =
    rest.length === 0 &&
    box.every(Number.isFinite) &&
    Math.abs(box[0]) <= 180 &&
    Math.abs(box[2]) <= 180 &&
    box[1] >= -90 &&
    box[3] <= 90 &&
    box[1] <= box[3]
  if (!sound) issues.push(issue('bbox', 'pattern', 'bbox is west,south,east,north in degrees, such as 20,53,29,60', text))
  return sound ? box : null
}

function readWithin(params: URLSearchParams, issues: Issue[]): LngLat[] | null {
  const text = params.get('within')
  if (!text) return null
  const ring = parseRing(text)
  if (!ring) {
    const { fewest, most } = POLYGON_LIMITS
    const message = `within is ${fewest} to ${most} corners of a region that holds no pole, lng,lat,lng,lat in degrees, such as 24,59,28,59,26,57`
    issues.push(issue('within', 'pattern', message, text))
  }
  return ring
}

function readSearch(params: URLSearchParams, issues: Issue[]): string {
  const text = (params.get('q') ?? '').trim()
  const problem = searchIssue(text)
  if (problem) issues.push(problem)
  return problem ? '' : text
}

/** Why the words of a search cannot be taken; null where they can. */
export function searchIssue(words: string): Issue | null {
  if (words.length > QUERY_LIMITS.q) return issue('q', 'too_long', `q takes at most ${QUERY_LIMITS.q} characters`, words)
  return isCleanText(words) ? null : issue('q', 'text_unclean', 'q holds control characters or broken Unicode; remove them', words)
}
