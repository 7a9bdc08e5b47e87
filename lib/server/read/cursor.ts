import type { Cut } from '@/db/queries/read-incidents'
import { issue } from '../../core/issue'
import { LAST_MOMENT } from '../../core/time'
import { Fault } from '../fault'

const CURSOR = /^(\d{1,15})~([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** Writes where a page ended, for the reader to hand back as it is. */
export function formatCursor({ occurredAt, id }: Cut): string {
  return Buffer.from(`${occurredAt}~${id}`).toString('base64url')
}

/** Reads a cursor; Fault `invalid` for what this never wrote. */
export function parseCursor(text: string): Cut {
  const [, occurredAt, id] = CURSOR.exec(Buffer.from(text.slice(0, 200), 'base64url').toString()) ?? []
  const ms = Number(occurredAt)
  if (id === undefined || ms > LAST_MOMENT) {
    const problem = issue('cursor', 'pattern', 'cursor is not one that an answer gave; leave it out to start from the newest', text)
    throw new Fault('invalid', problem.message, { issues: [problem] })
  }
  return { occurredAt: ms, id }
}
