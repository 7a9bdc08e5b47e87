import { areaOfCode, countryOfCode } from '../core/region/region'
import { DETERMINATIONS, KINDS, PRECISIONS, SEVERITIES, TLPS } from '../core/taxonomy'
import type { Row } from './messages'
import type { Store } from './store'

/** A row as lists show it. */
export function readRow(store: Store, row: number): Row {
  const { columns: c } = store
  return {
    id: store.idOf(row),
    version: c.version[row] as number,
    kind: word(KINDS, c.kind[row]),
    severity: word(SEVERITIES, c.severity[row]),
    determination: word(DETERMINATIONS, c.determination[row]),
    tlp: word(TLPS, c.tlp[row]),
    title: store.titles[row] ?? '',
    placeName: store.placeNames[row] ?? null,
    country: countryOfCode(c.country[row] as number),
    area: areaOfCode(c.area[row] as number)?.code ?? null,
    occurredAt: c.occurredAt[row] as number,
    occurredPrecision: word(PRECISIONS, c.occurredPrecision[row]),
    recordedAt: c.recordedAt[row] as number,
    east: c.east[row] as number,
    west: c.west[row] as number,
  }
}

function word<T>(list: readonly [T, ...T[]], code: number | undefined): T {
  return list[code as number] ?? list[0]
}
