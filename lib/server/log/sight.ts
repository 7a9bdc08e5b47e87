import type { Standing } from '@/db/queries/log-head'
import { type Digest, EMPTY_DIGEST, joinDigests, memberDigest, withoutDigest } from '../../core/digest'
import type { Op } from '../../core/taxonomy'

/** What of a change decides who sees it, and what it makes of their set. Levels are those of `TLPS`. */
export interface Change {
  op: Op
  /** Milliseconds since 1970. */
  at: number
  /** Level of the marking after the change. */
  tlp: number
  /** Level of the marking before it; null for a new incident. */
  tlpBefore: number | null
  /** The incident at its version after the change, and before it: worked out once for all levels. */
  member: Digest
  memberBefore: Digest
}

/** The change that made a version of an incident. `at` is milliseconds since 1970, levels are those of `TLPS`. */
export function changeOf(made: { id: string; version: number; op: Op; at: number; tlp: number; tlpBefore: number | null }): Change {
  const { id, version, op, at, tlp, tlpBefore } = made
  const memberBefore = tlpBefore === null ? EMPTY_DIGEST : memberDigest(id, version - 1)
  return { op, at, tlp, tlpBefore, member: memberDigest(id, version), memberBefore }
}

/**
 * What a change is to a reader of a level: its own op; `create` where the incident came down to them; `withdraw` where
 * it rose above them; null where they see neither side of it.
 */
export function opFor(level: number, change: Pick<Change, 'op' | 'tlp' | 'tlpBefore'>): Op | null {
  const sawBefore = change.tlpBefore !== null && change.tlpBefore <= level
  const seesAfter = change.tlp <= level
  if (seesAfter) return sawBefore || change.tlpBefore === null ? change.op : 'create'
  return sawBefore ? 'withdraw' : null
}

/** A standing from which nothing was seen. */
export const NOTHING: Standing = { seq: 0, at: 0, digest: EMPTY_DIGEST }

/** Where a reader of a level stands after one change more; the same object where they do not see it. */
export function advance(standing: Standing, level: number, change: Change): Standing {
  const op = opFor(level, change)
  if (op === null) return standing
  return { seq: standing.seq + 1, at: Math.max(standing.at, change.at), digest: digestAfter(standing.digest, level, change) }
}

function digestAfter(digest: Digest, level: number, { member, memberBefore, tlp, tlpBefore }: Change): Digest {
  const without = tlpBefore !== null && tlpBefore <= level ? withoutDigest(digest, memberBefore) : digest
  return tlp <= level ? joinDigests(without, member) : without
}
