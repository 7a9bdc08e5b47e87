import { FieldReader } from '../field-reader'
import { type Issue, issue } from '../issue'
import { ALLIES, type Grouping, isBlocCode, type Member } from './grouping'

export const GROUPING_LIMITS = { blocs: 20, name: 80, basis: 500 } as const

/** The blocs that every set of groupings has. */
export const MAIN_BLOCS: readonly string[] = ['east', 'west']

/**
 * Reads groupings from JSON. Each refusal names its field by a pointer below `pointer`. `east` and `west` have to be
 * there, only allies are members, and each ally counts in at least one bloc. Null where anything was refused.
 */
export function readGroupings(input: unknown, pointer: string, issues: Issue[]): Grouping[] | null {
  const found: Issue[] = []
  const groupings = listOf(input, pointer, found)
  if (found.length === 0) refuseWhole(groupings, pointer, found)
  issues.push(...found)
  return found.length === 0 ? groupings : null
}

function listOf(input: unknown, pointer: string, issues: Issue[]): Grouping[] {
  if (!Array.isArray(input)) {
    issues.push(issue(pointer, 'type', 'the groupings must be a list of blocs', input))
    return []
  }
  if (input.length > GROUPING_LIMITS.blocs) {
    issues.push(issue(pointer, 'too_many', `there are ${input.length} blocs; at most ${GROUPING_LIMITS.blocs} are taken`))
    return []
  }
  return input.flatMap((one: unknown, at) => {
    const fields = FieldReader.of(one, `${pointer}/${at}`, issues)
    return fields ? [groupingOf(fields, `${pointer}/${at}`, issues)] : []
  })
}

function groupingOf(fields: FieldReader, pointer: string, issues: Issue[]): Grouping {
  fields.allow(['code', 'name', 'members', 'basis'], [])
  const code = fields.text('code', 31)
  if (code !== '' && !isBlocCode(code))
    fields.refuse('code', 'pattern', 'code is made of lower-case letters, digits and hyphens, and begins with a letter', code)
  const name = fields.text('name', GROUPING_LIMITS.name)
  const basis = fields.prose('basis', GROUPING_LIMITS.basis)
  const members = fields.objects('members').map((member, at) => memberOf(member, `${pointer}/members/${at}`, issues))
  if (members.length === 0) fields.refuse('members', 'required', 'a bloc has at least one member')
  refuseTwice(
    members.map(({ country }) => country),
    (at) => `${pointer}/members/${at}/country`,
    issues,
  )
  return { code, name, members, basis }
}

function memberOf(fields: FieldReader, pointer: string, issues: Issue[]): Member {
  fields.allow(['country', 'weight'], [])
  const country = fields.text('country', 2)
  if (country !== '' && !ALLIES.includes(country))
    issues.push(issue(`${pointer}/country`, 'unknown_country', 'country is no member of an alliance; give an ally such as EE', country))
  const weight = fields.has('weight') ? fields.number('weight', 0, 1) : 1
  if (weight === 0) fields.refuse('weight', 'range', 'weight must lie above 0; leave out who does not count', weight)
  return { country, weight }
}

function refuseWhole(groupings: readonly Grouping[], pointer: string, issues: Issue[]): void {
  const codes = groupings.map(({ code }) => code)
  refuseTwice(codes, (at) => `${pointer}/${at}/code`, issues)
  for (const main of MAIN_BLOCS)
    if (!codes.includes(main))
      issues.push(issue(pointer, 'required', `the bloc ${main} is missing; it is one of the two compared by default`))
  const counted = new Set(groupings.flatMap(({ members }) => members.map(({ country }) => country)))
  const left = ALLIES.filter((ally) => !counted.has(ally))
  if (left.length > 0) issues.push(issue(pointer, 'required', `each ally counts in at least one bloc; in none are ${left.join(', ')}`))
}

function refuseTwice(list: readonly string[], pointerOf: (at: number) => string, issues: Issue[]): void {
  for (const [at, one] of list.entries())
    if (one !== '' && list.indexOf(one) < at) issues.push(issue(pointerOf(at), 'doubled_field', `${one} is named twice`, one))
}
