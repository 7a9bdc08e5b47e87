import { type Issue, issue } from '../../core/issue'
import { parseQuery, QUERY_PARAMETERS, type Query } from '../../core/query'
import { parseMoment } from '../../core/time'
import { Fault } from '../fault'

/** Reads the filter of a list, count or export. A parameter that is neither its own nor in `others` is refused by name. */
export function readQuery(params: URLSearchParams, others: readonly string[] = []): Query {
  const { query, issues } = parseQuery(params)
  refuseUnknown(params, [...QUERY_PARAMETERS, ...others], issues)
  refuseIf(issues)
  return query
}

/** Refuses parameters that a door does not know, each by name. */
export function allowOnly(params: URLSearchParams, known: readonly string[]): void {
  const issues: Issue[] = []
  refuseUnknown(params, known, issues)
  refuseIf(issues)
}

/** Reads a whole number within bounds, both included; Fault `invalid` for anything else. */
export function readWhole(params: URLSearchParams, name: string, bounds: { min: number; max: number; fallback: number }): number {
  const text = params.get(name)
  if (text === null) return bounds.fallback
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= bounds.min && value <= bounds.max) return value
  throw invalidParameter(issue(name, 'range', `${name} is a whole number from ${bounds.min} to ${bounds.max}`, text))
}

/** The moment of scores, `at`, milliseconds since 1970; now by default. Fault `invalid` for what is no time. */
export function readMoment(params: URLSearchParams): number {
  const text = params.get('at')
  if (text === null) return Date.now()
  const moment = parseMoment(text.replace(' ', '+'))
  if (moment) return moment.ms
  throw invalidParameter(issue('at', 'time_format', 'at is not a time; write 2026-11-20T08:30:00Z', text))
}

/** The Fault for one parameter. */
export function invalidParameter(...issues: Issue[]): Fault {
  return new Fault(
    'invalid',
    issues
      .map((one) => one.message)
      .join('; ')
      .slice(0, 500),
    { issues },
  )
}

function refuseUnknown(params: URLSearchParams, known: readonly string[], issues: Issue[]): void {
  for (const name of new Set(params.keys()))
    if (!known.includes(name))
      issues.push(
        issue(
          name.slice(0, 60),
          'unknown_field',
          `there is no parameter ${JSON.stringify(name.slice(0, 60))}; known are ${known.join(', ')}`,
        ),
      )
}

function refuseIf(issues: Issue[]): void {
  if (issues.length > 0) throw invalidParameter(...issues)
}
