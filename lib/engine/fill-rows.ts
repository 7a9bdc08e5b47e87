import { NO_DEGREES, NO_TENTHS, PARTS, type PictureColumns } from '../wire/picture-columns'
import {
  CHUNK_MASK,
  CHUNK_ROWS,
  CHUNK_SHIFT,
  GRADES,
  NO_POINT,
  NO_UNCERTAINTY,
  ORIGIN,
  POINTS,
  RECORDED,
  REGION,
  REST,
  SECONDS,
  SECTOR_SHIFT,
  TECHNOLOGY_SHIFT,
  UNCERTAINTY,
  WORDS,
} from './layout'
import { fixedX, fixedY } from './mercator'
import type { Rows } from './rows'

/** Nearer to the poles than this, a fixed latitude does not come back to the last bit. */
const MAX_PACKED_LAT_E7 = 84.9 * PARTS

/** Writes the rows of a snapshot's chunk from `first` on, column by column: row by row it takes ten times as long. */
export function fillRows(rows: Rows, first: number, picture: PictureColumns): void {
  rows.reserve(first + picture.rows)
  for (let from = 0; from < picture.rows; ) {
    const row = first + from
    const to = Math.min(picture.rows, from + CHUNK_ROWS - (row & CHUNK_MASK))
    const span = { chunk: rows.chunks[row >>> CHUNK_SHIFT] as number, i: row & CHUNK_MASK, from, to }
    fillWords(rows, span, picture)
    fillRegions(rows, span, picture)
    fillTimes(rows, span, picture, first)
    fillPoints(rows, span, picture)
    from = to
  }
  fillExact(rows, first, picture)
}

const LATELY_BITS = 12

/** The rows `from` to `to` of a picture go into a chunk from its row `i` on. */
interface Span {
  chunk: number
  i: number
  from: number
  to: number
}

function fillWords({ memory }: Rows, { chunk, i, from, to }: Span, picture: PictureColumns): void {
  const { kind, severity, investigation, determination, tlp, lane, origin, originConfidence, credibility, reliability } = picture
  let [words, origins, grades] = [((chunk + WORDS) >> 1) + i, chunk + ORIGIN + i, chunk + GRADES + i]
  const { u8, u16 } = memory
  for (let at = from; at < to; at++) {
    u16[words++] =
      (kind[at] as number) |
      ((severity[at] as number) << 3) |
      ((investigation[at] as number) << 6) |
      ((determination[at] as number) << 8) |
      ((tlp[at] as number) << 11) |
      ((lane[at] as number) << 14)
    u8[origins++] = origin[at] as number
    u8[grades++] = (originConfidence[at] as number) | ((credibility[at] as number) << 2) | ((reliability[at] as number) << 5)
  }
}

/** Fresh rows: none of them was counted anywhere. */
function fillRegions({ memory: { u16 }, regions, heldRegions }: Rows, { chunk, i, from, to }: Span, picture: PictureColumns): void {
  const { country, area, lane } = picture
  let to16 = ((chunk + REGION) >> 1) + i
  for (let at = from; at < to; at++) {
    const region = regions.codeOf(country[at] as number, area[at] as number)
    heldRegions.count(lane[at] as number, region, 1)
    u16[to16++] = region
  }
}

function fillTimes({ memory: { u32 }, technologyCodes }: Rows, { chunk, i, from, to }: Span, picture: PictureColumns, first: number): void {
  const { occurred, occurredMs, recorded, recordedMs, sector, technologies } = picture
  u32.set(occurred.subarray(from, to), ((chunk + SECONDS) >> 2) + i)
  u32.set(recorded.subarray(from, to), ((chunk + RECORDED) >> 2) + i)
  let rest = ((chunk + REST) >> 2) + i
  for (let at = from; at < to; at++)
    u32[rest++] =
      (occurredMs[at] as number) |
      ((recordedMs[at] as number) << 10) |
      ((sector[at] as number) << SECTOR_SHIFT) |
      (technologyCodes.codeOf(first + at, technologies[at] as number) << TECHNOLOGY_SHIFT)
}

function fillPoints({ memory: { u16, u32 } }: Rows, { chunk, i, from, to }: Span, picture: PictureColumns): void {
  const { lngE7, latE7, uncertainty, occurredPrecision } = picture
  let points = ((chunk + POINTS) >> 2) + 2 * i
  let vague = ((chunk + UNCERTAINTY) >> 1) + i
  for (let at = from; at < to; at++) {
    const lng = lngE7[at] as number
    const isPoint = lng !== NO_DEGREES
    u32[points++] = isPoint ? fixedX(lng / PARTS) : NO_POINT
    u32[points++] = isPoint ? fixedYOf(latE7[at] as number) : NO_POINT
    const tenths = uncertainty[at] as number
    u16[vague++] = (tenths === NO_TENTHS || tenths >= NO_UNCERTAINTY ? NO_UNCERTAINTY : tenths) | ((occurredPrecision[at] as number) << 13)
  }
}

/** Latitudes that were projected lately, by a hash. Incidents share places, and the projection costs more than all else of a row. */
const lately = { latE7: new Int32Array(2 ** LATELY_BITS).fill(NO_DEGREES), y: new Uint32Array(2 ** LATELY_BITS) }

/** `fixedY` of ten-millionths of a degree. */
function fixedYOf(latE7: number): number {
  const slot = Math.imul(latE7, 0x9e3779b1) >>> (32 - LATELY_BITS)
  if (lately.latE7[slot] !== latE7) {
    lately.latE7[slot] = latE7
    lately.y[slot] = fixedY(latE7 / PARTS)
  }
  return lately.y[slot] as number
}

/** What the packed columns lose: rows given more exactly than they hold, or beyond what they reach. */
function fillExact(rows: Rows, first: number, { exact, latE7, lngE7, uncertainty, rows: count }: PictureColumns): void {
  for (let at = 0; at < count; at++) {
    const far = Math.abs(latE7[at] as number) > MAX_PACKED_LAT_E7 && lngE7[at] !== NO_DEGREES
    const wide = (uncertainty[at] as number) >= NO_UNCERTAINTY
    if (far) rows.setExact(first + at, [(lngE7[at] as number) / PARTS, (latE7[at] as number) / PARTS], null)
    if (wide) rows.setExact(first + at, null, (uncertainty[at] as number) / 10)
  }
  for (const { row, lng, lat, uncertaintyKm } of exact)
    rows.setExact(first + row, Number.isNaN(lng) ? null : [lng, lat], Number.isNaN(uncertaintyKm) ? null : uncertaintyKm)
}
