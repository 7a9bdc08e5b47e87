import { FieldReader } from '../../core/field-reader'
import { type Issue, issue } from '../../core/issue'
import { parseQuery } from '../../core/query-parameters'
import { SEAM_DECISIONS, type SeamDecision } from '../../wire/seam'
import { Fault } from '../fault'
import { decideSeam, readSeam, type SeamAsked } from '../seam/seam'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { readQuery } from './read-query'
import { readScoring } from './read-scoring'
import { whileAllowed } from './while-allowed'

const REASON_LENGTH = 1000

/** `/seam`: what may be meant to drive the two sides apart, and what was decided about it. */
export const seamDoors: Door[] = [
  { method: 'GET', path: '/seam', role: 'viewer', handle: list },
  { method: 'POST', path: '/seam/:id/decision', role: 'analyst', handle: decide },
]

async function list(request: DoorRequest): Promise<DoorAnswer> {
  const { services, principal } = request
  return { status: 200, body: await readSeam(services.store.db, await readAsked(request), principal) }
}

/** The candidate is looked up under the query, sides and moment of the address, as it was seen. */
async function decide(request: DoorRequest): Promise<DoorAnswer> {
  const { params, body, principal, services } = request
  const given = readDecision(await body())
  const decision = await decideSeam(services.store.db, await readAsked(request), { ...given, id: params.id ?? '', by: principal })
  services.logger.info({ candidate: decision.candidate, decision: decision.decision, by: principal.id }, 'the seam was judged')
  return { status: 201, body: decision }
}

async function readAsked({ query: params, principal, services, askAgain }: DoorRequest): Promise<SeamAsked> {
  const { scoring, standing } = await readScoring(params, services)
  const groupings = standing.state.blocs.body
  const query = readQuery(params, groupings, ['at', 'sides'])
  const reader = services.readerFor(principal)
  return { query, asked: parseQuery(params, groupings).query, scoring, reader, batches: whileAllowed(reader.each(query), askAgain) }
}

/** A decision, as sent; throws a Fault `invalid` that names every wrong field. */
function readDecision(input: unknown): Pick<SeamDecision, 'decision' | 'reason'> {
  const issues: Issue[] = []
  const fields = typeof input === 'object' ? FieldReader.of(input, '', issues) : null
  if (!fields)
    throw new Fault('invalid', 'the body must be a JSON object', { issues: [issue('', 'type', 'the body must be a JSON object')] })
  fields.allow(['decision', 'reason'], [])
  const decision = fields.word('decision', SEAM_DECISIONS)
  const reason = fields.prose('reason', REASON_LENGTH)
  if (issues.length > 0) throw new Fault('invalid', 'some fields cannot be taken', { issues })
  return { decision, reason }
}
