import { BROWSER_RUNTIME, createDuckDB, VoidLogger } from '@duckdb/duckdb-wasm/blocking'
import { tableFromArrays } from 'apache-arrow'
import { type Query, regionCountries } from '@/lib/core/query'
import { xOfLng, yOfLat } from '@/lib/engine/mercator'
import type { Contender } from './contender'
import { sampleObjects, type Thing } from './objects'
import { VIEWPORT } from './questions'

const CELLS = 256
const SLICE = 200_000

/** DuckDB-wasm: the filter as SQL, loads per country and a grid of the screen. */
export async function duckdb(rows: number): Promise<Contender> {
  const wasm = `${self.location.origin}/duckdb.wasm`
  const db = await createDuckDB(
    { mvp: { mainModule: wasm, mainWorker: '' }, eh: { mainModule: wasm, mainWorker: '' } },
    new VoidLogger(),
    BROWSER_RUNTIME,
  )
  await db.instantiate()
  const connection = db.connect()
  const things = sampleObjects(rows)
  for (let from = 0; from < things.length; from += SLICE)
    connection.insertArrowTable(tableOf(things.slice(from, from + SLICE)), { name: 'incident', create: from === 0 })
  return {
    filter(query) {
      const where = conditionOf(query)
      const loads = connection
        .query(
          `select country, count(*)::int as count, sum(east), sum(west), sum((east >= 45 and west >= 45)::int) from incident where ${where} group by country`,
        )
        .toArray()
      connection
        .query(`select cell, count(*)::int, sum(x), sum(y), sum(east), sum(west) from incident where cell >= 0 and ${where} group by cell`)
        .toArray()
      return loads.reduce((sum, row) => sum + Number(row.count), 0)
    },
  }
}

function tableOf(things: readonly Thing[]) {
  const column = (of: (thing: Thing) => number) => Float64Array.from(things, of)
  const x = column(({ lng }) => (lng === null ? Number.NaN : xOfLng(lng)))
  const y = column(({ lat }) => (lat === null ? Number.NaN : yOfLat(lat)))
  const isShown = ({ lng, lat }: Thing) =>
    lng !== null && lat !== null && lng >= VIEWPORT.west && lng <= VIEWPORT.east && lat >= VIEWPORT.south && lat <= VIEWPORT.north
  return tableFromArrays({
    ...{ kind: words(things, 'kind'), severity: words(things, 'severity'), country: words(things, 'country') },
    occurred: column(({ at }) => at),
    east: column(({ east }) => east),
    west: column(({ west }) => west),
    x,
    y,
    cell: Int32Array.from(things, (thing, at) =>
      isShown(thing) ? Math.floor((y[at] as number) * CELLS) * CELLS + Math.floor((x[at] as number) * CELLS) : -1,
    ),
  })
}

function words(things: readonly Thing[], field: 'kind' | 'severity' | 'country'): string[] {
  return things.map((thing) => thing[field] ?? '')
}

function conditionOf(query: Query): string {
  const list = (field: string, wanted: Iterable<string>) => {
    const quoted = [...wanted].map((word) => `'${word}'`)
    return quoted.length > 0 ? [`${field} in (${quoted.join(', ')})`] : []
  }
  const parts = [...list('kind', query.kind), ...list('severity', query.severity), ...list('country', regionCountries(query))]
  if (query.from !== null) parts.push(`occurred >= ${query.from}`)
  if (query.to !== null) parts.push(`occurred < ${query.to}`)
  return parts.join(' and ') || 'true'
}
