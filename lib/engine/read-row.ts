import { areaOfCode, countryOfCode } from '../core/region/region'
import { DETERMINATIONS, KINDS, PRECISIONS, SEVERITIES, TLPS } from '../core/taxonomy'
import type { Row } from './messages'
import { scoreRow } from './scoring'
import type { Store } from './store'

/** A row as lists show it. */
export function readRow(store: Store, row: number): Row {
  const { rows, scoring } = store
  return {
    id: store.idOf(row),
    version: store.versions[row] as number,
    kind: word(KINDS, rows.kind(row)),
    severity: word(SEVERITIES, rows.severity(row)),
    determination: word(DETERMINATIONS, rows.determination(row)),
    tlp: word(TLPS, rows.tlp(row)),
    title: store.titles.get(row) ?? '',
    placeName: store.placeNames.get(row),
    country: countryOfCode(rows.country(row)),
    area: areaOfCode(rows.area(row))?.code ?? null,
    occurredAt: rows.occurredAt(row),
    occurredPrecision: word(PRECISIONS, rows.occurredPrecision(row)),
    recordedAt: rows.recordedAt(row),
    east: scoreRow(rows, row, scoring.east, scoring.at),
    west: scoreRow(rows, row, scoring.west, scoring.at),
  }
}

function word<T>(list: readonly [T, ...T[]], code: number): T {
  return list[code] ?? list[0]
}
