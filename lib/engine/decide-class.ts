import { classOf } from './scoring'
import type { Store } from './store'

/** The packed score of a row lies too near a threshold: its codes decide what it is counted under, or was (-1). */
export function decideClass({ rows, zones, tallies, scoring }: Store, row: number, sign: 1 | -1): void {
  const packed = tallies.classOf(zones.scoreOf(row, 0), zones.scoreOf(row, 1))
  const exact = classOf(rows, row, scoring)
  if (packed === exact) return
  if (sign === 1) tallies.reclass(rows.region(row), rows.isPoint(row), packed, exact)
  else tallies.reclass(rows.region(row), rows.isPoint(row), exact, packed)
}
