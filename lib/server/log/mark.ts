import type { Standing } from '@/db/queries/log-head'
import { digestText } from '../../core/digest'
import { formatMoment } from '../../core/time'
import type { Mark } from '../../wire/protocol'

/** The mark of a standing, as it goes over the wire. */
export function markOf({ seq, at, digest }: Standing): Mark {
  return { seq, at: formatMoment(at), count: digest.count, digest: digestText(digest) }
}
