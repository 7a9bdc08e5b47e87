import { sql } from 'drizzle-orm'
import { log } from '../schema/log'
import { type Database, rowsOf } from '../store'

/**
 * What tells this log, up to a position of the highest level, from any other: a digest over its row there and over rows
 * ever further before, each with all that it says, and over the schema they stand in. Logs that went different ways
 * differ in their last row, as it has an id, a version and a moment of its own. Null where the log does not reach so far.
 */
export async function readWitness(db: Database, seq: number): Promise<string | null> {
  const positions = positionsBefore(seq)
  const [found] = await rowsOf<{ count: number; digest: string }>(
    db,
    sql`select count(*)::int as count, encode(sha256(convert_to(
        (select string_agg(hash, ',' order by id) from drizzle.__drizzle_migrations) || string_agg(
          row(seq, seq_strict, seq_amber, seq_green, seq_clear, incident_id, version, op,
            extract(epoch from at)::text, by_name, by_id, tlp, tlp_before, incident::text)::text, chr(10) order by seq),
        'UTF8')), 'hex') as digest
      from ${log} where seq in (${sql.join(positions, sql`, `)})`,
  )
  return found?.count === positions.length ? found.digest : null
}

/** The position, and those 1, 2, 4, 8 … before it, down to the first. */
function positionsBefore(seq: number): number[] {
  const positions = new Set([1, seq])
  for (let back = 1; back < seq; back *= 2) positions.add(seq - back)
  return [...positions]
}
