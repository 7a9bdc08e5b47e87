import { type Issue, issue } from '../../core/issue'
import { type Query, settleBlocs } from '../../core/query'
import { parseQuery, QUERY_PARAMETERS } from '../../core/query-parameters'
import { DEFAULT_GROUPINGS, type Grouping } from '../../core/region/grouping'
import { Fault } from '../fault'
import type { Services } from '../services'

/**
 * Reads the filter of a list, count or export, its blocs as the countries they are in the groupings given. A parameter
 * that is neither its own nor in `others` is refused by name.
 */
export function readQuery(params: URLSearchParams, groupings: readonly Grouping[], others: readonly string[] = []): Query {
  const { query, issues } = parseQuery(params, groupings)
  refuseUnknown(params, [...QUERY_PARAMETERS, ...others], issues)
  refuseIf(issues)
  return settleBlocs(query, groupings)
}

/** Reads a filter with the groupings in force now. */
export async function readQueryNow(params: URLSearchParams, { lenses }: Services, others: readonly string[] = []): Promise<Query> {
  return readQuery(params, params.has('bloc') ? (await lenses.at(null)).state.blocs.body : DEFAULT_GROUPINGS, others)
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
