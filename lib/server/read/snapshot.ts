import { readHead } from '@/db/queries/log-head'
import { occurredFrom, visibleTo } from '@/db/queries/matching'
import { type IncidentColumns, readColumns } from '@/db/queries/read-columns'
import type { Store } from '@/db/store'
import { originCode } from '../../core/lens/score'
import { areaCode, countryCode } from '../../core/region/region'
import type { Snapshot, SnapshotColumns } from '../../wire/columns'
import { markOf } from '../log/mark'
import { NOTHING } from '../log/sight'

const BATCH = 20_000

/** The columns that a reader of a level sees from `from` on (occurredAt, milliseconds; null for all), and the mark of the same moment. */
export function takeSnapshot(store: Store, level: number, from: number | null): Promise<Snapshot> {
  return store.db.transaction(
    async (tx) => {
      const standing = (await readHead(tx))[level] ?? NOTHING
      const where = from === null ? visibleTo(level) : occurredFrom(from, level)
      const columns = emptyColumns()
      let cut: { occurredAt: number; id: string } | null = null
      for (;;) {
        const batch: IncidentColumns | null = await readColumns(tx, where, cut, BATCH)
        if (!batch) break
        append(columns, batch)
        if (batch.id.length < BATCH) break
        cut = { occurredAt: batch.occurredAt.at(-1) ?? 0, id: batch.id.at(-1) ?? '' }
      }
      return { mark: markOf(standing), from, rows: columns.id.length, columns }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

function append(columns: SnapshotColumns, batch: IncidentColumns): void {
  const coded = codedColumns(batch)
  for (const name of Object.keys(columns) as (keyof SnapshotColumns)[]) extend(columns[name], coded[name])
}

/** Columns as read, with regions and flags as their codes. */
export function codedColumns(batch: IncidentColumns): SnapshotColumns {
  return {
    ...batch,
    exercise: batch.exercise.map(Number),
    merged: batch.merged.map(Number),
    origin: batch.origin.map(originCode),
    sector: batch.sector.map((code) => (code === null ? 0 : code + 1)),
    country: batch.country.map(countryCode),
    area: batch.area.map(areaCode),
  }
}

function extend(onto: unknown[], values: readonly unknown[]): void {
  for (const value of values) onto.push(value)
}

function emptyColumns(): SnapshotColumns {
  return {
    id: [],
    version: [],
    kind: [],
    severity: [],
    determination: [],
    investigation: [],
    tlp: [],
    exercise: [],
    merged: [],
    origin: [],
    originConfidence: [],
    reliability: [],
    credibility: [],
    sector: [],
    technologies: [],
    occurredAt: [],
    occurredPrecision: [],
    recordedAt: [],
    lng: [],
    lat: [],
    uncertaintyKm: [],
    country: [],
    area: [],
    title: [],
    placeName: [],
  }
}
