import { addSeamDecision, readSeamDecisions, type SeamDecisionRow } from '@/db/queries/seam-decisions'
import type { Database } from '@/db/store'
import type { Incident } from '../../core/incident'
import type { Query } from '../../core/query'
import { WINDOW_DAYS } from '../../core/seam/narratives'
import { type SeamCandidate, SPREAD_FROM, seamOf, WEDGE_FROM } from '../../core/seam/seam'
import { TLPS, type Tlp, tlpLevel } from '../../core/taxonomy'
import type { SeamAnswer, SeamDecision } from '../../wire/seam'
import { Fault } from '../fault'
import type { Principal } from '../principal'
import { reportHead } from '../report/report-head'
import type { Scoring } from '../score/sides'

/** The newest incidents that are examined: more would keep the process from its other work. */
const EXAMINED = 10_000
const DECISIONS = 500

/** The seam of what a reader may see, with what was decided about it. */
export async function readSeam(
  db: Database,
  batches: AsyncIterable<Incident[]>,
  { query, scoring, reader }: { query: Query; scoring: Scoring; reader: Pick<Principal, 'clearance'> },
): Promise<SeamAnswer> {
  const found = await examine(batches, scoring)
  const level = tlpLevel(reader.clearance)
  const rows = await readSeamDecisions(db, level, { candidate: null, exercise: query.exercise, limit: DECISIONS })
  const decisions = rows.map(decisionOf)
  const candidates = found.candidates.map((one) => ({ ...one, decisions: decisions.filter(({ candidate }) => candidate === one.id) }))
  const known = new Set(candidates.map(({ id }) => id))
  return {
    ...reportHead(query, scoring, found),
    examined: found.examined,
    rules: { wedgeFrom: WEDGE_FROM, spreadFrom: SPREAD_FROM, windowDays: WINDOW_DAYS },
    candidates,
    past: decisions.filter(({ candidate }) => !known.has(candidate)),
  }
}

/** Decides about a candidate that the person sees. @throws Fault `not-found` where there is no such candidate for them */
export async function decideSeam(
  db: Database,
  batches: AsyncIterable<Incident[]>,
  scoring: Scoring,
  { id, decision, reason, by }: Pick<SeamDecision, 'decision' | 'reason'> & { id: string; by: Principal },
): Promise<SeamDecision> {
  const { candidates } = await examine(batches, scoring)
  const candidate = candidates.find((one) => one.id === id)
  if (!candidate) throw new Fault('not-found', 'there is no such candidate under this query now, or you may not see it')
  const { title, incidents } = candidate
  return decisionOf(await addSeamDecision(db, { candidate: id, decision, reason, title, incidents, byId: by.id, byName: by.name }))
}

interface Examined {
  candidates: SeamCandidate[]
  total: number
  examined: number
  highestTlp: Tlp | null
}

async function examine(batches: AsyncIterable<Incident[]>, { at, east, west }: Scoring): Promise<Examined> {
  const newest: Incident[] = []
  let total = 0
  let highest = -1
  for await (const batch of batches) {
    total += batch.length
    newest.push(...batch.slice(0, Math.max(0, EXAMINED - newest.length)))
    for (const { tlp } of batch) highest = Math.max(highest, tlpLevel(tlp))
  }
  const candidates = seamOf(newest, { east: east.lens, west: west.lens, at })
  return { candidates, total, examined: newest.length, highestTlp: TLPS[highest] ?? null }
}

function decisionOf({ candidate, title, decision, reason, byName, at }: SeamDecisionRow): SeamDecision {
  return { candidate, title, decision, reason, by: byName, at: new Date(at).toISOString() }
}
