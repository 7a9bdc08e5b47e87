import type { Query } from '../../core/query'
import { formatQuery } from '../../core/query-parameters'
import type { Report } from '../../core/report/report'
import type { ReportHead } from '../../wire/reports'
import type { Scoring } from '../score/sides'

/** What a report says of itself. */
export function reportHead(
  query: Query,
  { at, east, west, blocs }: Scoring,
  of: Pick<Report<unknown>, 'total' | 'highestTlp'>,
): ReportHead {
  return {
    at: new Date(at).toISOString(),
    query: formatQuery(query).toString(),
    sides: { east: east.view, west: west.view },
    blocs,
    total: of.total,
    marking: of.highestTlp,
  }
}
