import { addSeamDecision, readSeamDecisions, type SeamDecisionRow } from '@/db/queries/seam-decisions'
import type { Database } from '@/db/store'
import type { Incident } from '../../core/incident'
import type { Query } from '../../core/query'
import { WINDOW_DAYS } from '../../core/seam/narratives'
import { type SeamCandidate, SPREAD_FROM, seamOf, WEDGE_FROM } from '../../core/seam/seam'
import { TLPS, type Tlp, tlpLevel } from '../../core/taxonomy'
import type { SeamAnswer, SeamDecision } from '../../wire/seam'
import type { Reader } from '../context'
import { Fault } from '../fault'
import type { Principal } from '../principal'
import { inSlices } from '../report/in-slices'
import { reportHead } from '../report/report-head'
import type { Scoring } from '../score/sides'

/** The newest incidents that are examined: more would keep the process from its other work. */
const EXAMINED = 10_000
const DECISIONS = 500

/** What is asked: a query under two sides, and where its matches come from, the newest first. */
export interface SeamAsked {
  query: Query
  /** The query with its blocs as they were named. */
  asked: Query
  scoring: Scoring
  reader: Reader
  batches: AsyncIterable<Incident[]>
}

/** The seam of what a reader may see, with what was decided about it. */
export async function readSeam(db: Database, asked: SeamAsked, { clearance }: Pick<Principal, 'clearance'>): Promise<SeamAnswer> {
  const { query, scoring } = asked
  const found = await examine(asked)
  const rows = await readSeamDecisions(db, tlpLevel(clearance), { candidate: null, exercise: query.exercise, limit: DECISIONS })
  const decisions = rows.map(decisionOf)
  const candidates = found.candidates.map((one) => ({ ...one, decisions: decisions.filter(({ candidate }) => candidate === one.id) }))
  const known = new Set(candidates.map(({ id }) => id))
  return {
    ...reportHead(asked.asked, scoring, found),
    examined: found.examined,
    rules: { wedgeFrom: WEDGE_FROM, spreadFrom: SPREAD_FROM, windowDays: WINDOW_DAYS },
    candidates,
    past: decisions.filter(({ candidate }) => !known.has(candidate)),
  }
}

/** Decides about a candidate that the person sees. @throws Fault `not-found` where there is no such candidate for them */
export async function decideSeam(
  db: Database,
  asked: SeamAsked,
  { id, decision, reason, by }: Pick<SeamDecision, 'decision' | 'reason'> & { id: string; by: Principal },
): Promise<SeamDecision> {
  const { candidates } = await examine(asked)
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

async function examine({ query, scoring, reader, batches }: SeamAsked): Promise<Examined> {
  const newest: Incident[] = []
  for await (const batch of batches) {
    newest.push(...batch)
    if (newest.length >= EXAMINED) break
  }
  const examined = newest.slice(0, EXAMINED)
  const { total } = newest.length < EXAMINED ? { total: newest.length } : await reader.list(query, { cursor: null, limit: 1 })
  const level = examined.reduce((highest, { tlp }) => Math.max(highest, tlpLevel(tlp)), -1)
  const candidates = await inSlices(seamOf(examined, { east: scoring.east.lens, west: scoring.west.lens, at: scoring.at }))
  return { candidates, total, examined: examined.length, highestTlp: TLPS[level] ?? null }
}

function decisionOf({ candidate, title, decision, reason, byName, at }: SeamDecisionRow): SeamDecision {
  return { candidate, title, decision, reason, by: byName, at: new Date(at).toISOString() }
}
