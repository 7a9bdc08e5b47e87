import { idWords } from '../core/digest'
import { type Incident, isPoint } from '../core/incident'
import { factsOf } from '../core/lens/score'
import { areaCode } from '../core/region/region'
import { codeOf, INVESTIGATIONS, PRECISIONS, TLPS } from '../core/taxonomy'
import { technologyBits } from '../core/technology-set'
import type { SnapshotColumns } from './columns'

const SHAPES = {
  version: Uint32Array,
  kind: Uint8Array,
  severity: Uint8Array,
  determination: Uint8Array,
  investigation: Uint8Array,
  tlp: Uint8Array,
  exercise: Uint8Array,
  merged: Uint8Array,
  origin: Uint16Array,
  originConfidence: Uint8Array,
  reliability: Uint8Array,
  credibility: Uint8Array,
  sector: Uint8Array,
  technologies: Uint16Array,
  occurredAt: Float64Array,
  occurredPrecision: Uint8Array,
  recordedAt: Float64Array,
  lng: Float64Array,
  lat: Float64Array,
  uncertaintyKm: Float64Array,
  country: Uint16Array,
  area: Uint16Array,
} as const

type Shapes = typeof SHAPES
type NumberColumn = keyof Shapes

/** The numbers of rows: what `SnapshotColumns` holds as lists, packed. NaN stands where there is none. */
type NumberColumns = { [K in NumberColumn]: InstanceType<Shapes[K]> }

/** Rows in packed columns, as both sides hold them. */
export interface ChunkColumns extends NumberColumns {
  /** Rows of which there is one; the arrays may be longer. */
  rows: number
  /** Four 32-bit words a row (`idWords`). */
  ids: Uint32Array
  title: string[]
  placeName: (string | null)[]
}

export const NUMBER_COLUMNS = Object.keys(SHAPES) as NumberColumn[]

/** Columns with room for so many rows, none of which is there yet. */
export function emptyChunk(room: number): ChunkColumns {
  const numbers = Object.fromEntries(NUMBER_COLUMNS.map((name) => [name, new SHAPES[name](room)])) as unknown as NumberColumns
  return { ...numbers, rows: 0, ids: new Uint32Array(room * 4), title: [], placeName: [] }
}

/** Some rows of columns, in the order given, as columns of their own. */
export function pickRows(columns: ChunkColumns, rows: ArrayLike<number>): ChunkColumns {
  const { length } = rows
  const picked = emptyChunk(length)
  picked.rows = length
  for (const name of NUMBER_COLUMNS) {
    const [from, to] = [columns[name], picked[name]]
    for (let at = 0; at < length; at++) to[at] = from[rows[at] as number] as number
  }
  for (let at = 0; at < length; at++) {
    const row = rows[at] as number
    for (let word = 0; word < 4; word++) picked.ids[at * 4 + word] = columns.ids[row * 4 + word] as number
    picked.title.push(columns.title[row] as string)
    picked.placeName.push(columns.placeName[row] ?? null)
  }
  return picked
}

/** The rows `from` up to `to` of a snapshot's lists, packed. */
export function packRows(columns: SnapshotColumns, from: number, to: number): ChunkColumns {
  const packed = emptyChunk(to - from)
  packed.rows = to - from
  for (const name of NUMBER_COLUMNS) {
    const [list, packedList] = [columns[name], packed[name]]
    for (let at = from; at < to; at++) packedList[at - from] = list[at] ?? Number.NaN
  }
  for (let at = from; at < to; at++) packed.ids.set(idWords(columns.id[at] as string), (at - from) * 4)
  packed.title = columns.title.slice(from, to)
  packed.placeName = columns.placeName.slice(from, to)
  return packed
}

/** Writes an incident at a row, over what stood there. */
export function setRow(columns: ChunkColumns, row: number, incident: Incident): void {
  const numbers = numbersOf(incident)
  for (const name of NUMBER_COLUMNS) columns[name][row] = numbers[name]
  columns.ids.set(idWords(incident.id), row * 4)
  columns.title[row] = incident.title
  columns.placeName[row] = incident.place?.name ?? null
}

function numbersOf(incident: Incident): Record<NumberColumn, number> {
  const point = isPoint(incident.place) ? incident.place : null
  return {
    ...factsOf(incident),
    version: incident.version,
    technologies: technologyBits(incident.technologies),
    investigation: codeOf(INVESTIGATIONS, incident.investigation),
    tlp: codeOf(TLPS, incident.tlp),
    exercise: Number(incident.exercise),
    merged: Number(incident.mergedInto !== null),
    occurredPrecision: codeOf(PRECISIONS, incident.occurredPrecision),
    recordedAt: Date.parse(incident.recordedAt),
    lng: point?.lng ?? Number.NaN,
    lat: point?.lat ?? Number.NaN,
    uncertaintyKm: point?.uncertaintyKm ?? Number.NaN,
    area: areaCode(incident.area),
  }
}
