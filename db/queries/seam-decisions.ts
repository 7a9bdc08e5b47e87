import { and, desc, eq, sql } from 'drizzle-orm'
import { incidents } from '../schema/incident'
import { seamDecisions } from '../schema/seam-decision'
import type { Database } from '../store'

export type SeamDecisionRow = typeof seamDecisions.$inferSelect

/** Adds a decision. */
export async function addSeamDecision(db: Database, decision: Omit<SeamDecisionRow, 'id' | 'at'>): Promise<SeamDecisionRow> {
  const [row] = await db.insert(seamDecisions).values(decision).returning()
  if (!row) throw new Error('The decision was not stored.')
  return row
}

/**
 * Decisions of the real picture or of the exercise, the newest first: those of which a reader of the level sees every incident.
 * `candidate` names one; null for all.
 */
export async function readSeamDecisions(
  db: Database,
  level: number,
  { candidate, exercise, limit }: { candidate: string | null; exercise: boolean; limit: number },
): Promise<SeamDecisionRow[]> {
  const unseen = sql`exists (
    select 1 from unnest(${seamDecisions.incidents}) as member(id)
    left join ${incidents} on ${incidents.id} = member.id
    where ${incidents.id} is null or ${incidents.tlp} > ${level} or ${incidents.exercise} <> ${exercise})`
  return db
    .select()
    .from(seamDecisions)
    .where(and(candidate === null ? undefined : eq(seamDecisions.candidate, candidate), sql`not ${unseen}`))
    .orderBy(desc(seamDecisions.at), desc(seamDecisions.id))
    .limit(limit)
}
