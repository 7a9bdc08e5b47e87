import { originCode } from '@/lib/core/lens/score'
import { areaCode, areasOf, countryCode } from '@/lib/core/region/region'
import type { SnapshotColumns } from '@/lib/wire/columns'
import { PLACES } from './places'

/** The span that the sample lies in, milliseconds since 1970: 90 days. */
export const SAMPLE_SPAN = [Date.UTC(2026, 7, 22), Date.UTC(2026, 10, 20)] as const

const SLICE = 50_000
const KINDS = [30, 10, 40, 8, 4, 8]
const SEVERITIES = [14, 26, 34, 20, 6]
const DETERMINATIONS = [52, 28, 8, 7, 5]
const INVESTIGATIONS = [30, 30, 40]
const TLPS = [30, 40, 22, 5, 3]
const GRADES = [12, 28, 26, 14, 6, 14]
const CONFIDENCES = [50, 32, 18]
const ORIGINS = [
  ['unknown', 40],
  ['RU', 34],
  ['BY', 8],
  ['CN', 8],
  ['non-state', 6],
  ['IR', 4],
] as const

/** So many incidents as the server sends them, in slices of a snapshot ordered by time. The same seed gives the same. */
export function* sampleColumns(rows: number, seed: number): Generator<{ columns: SnapshotColumns; rows: number }> {
  const random = randomFrom(seed)
  const pick = pickFrom(random)
  const origin = pick(ORIGINS.map(([, weight]) => weight))
  const place = pick(PLACES.map((entry) => entry[4]))
  const [kind, severity, determination, investigation] = [pick(KINDS), pick(SEVERITIES), pick(DETERMINATIONS), pick(INVESTIGATIONS)]
  const [tlp, grade, confidence] = [pick(TLPS), pick(GRADES), pick(CONFIDENCES)]
  const areas = PLACES.map(([country]) => areasOf(country).map(({ code }) => areaCode(code)))
  for (let done = 0; done < rows; done += SLICE) {
    const count = Math.min(SLICE, rows - done)
    const columns = emptyColumns()
    for (let i = done; i < done + count; i++) {
      const at = SAMPLE_SPAN[0] + Math.floor(((i + random()) / rows) * (SAMPLE_SPAN[1] - SAMPLE_SPAN[0]))
      const where = place()
      const [country, lng, lat, spread] = PLACES[where] as (typeof PLACES)[number]
      const how = random()
      const spot = how > 0.12 ? [lng + spread * normal(random), lat + 0.6 * spread * normal(random)].map(sevenDecimals) : [null, null]
      const inCountry = areas[where] as number[]
      columns.id.push(idOf(i, random))
      columns.version.push(1)
      columns.kind.push(kind())
      columns.severity.push(severity())
      columns.determination.push(determination())
      columns.investigation.push(investigation())
      columns.tlp.push(tlp())
      columns.exercise.push(random() < 0.01 ? 1 : 0)
      columns.merged.push(random() < 0.01 ? 1 : 0)
      columns.origin.push(originCode((ORIGINS[origin()] as (typeof ORIGINS)[number])[0]))
      columns.originConfidence.push(confidence())
      columns.reliability.push(grade())
      columns.credibility.push(grade())
      columns.sector.push(Math.floor(random() * 22))
      columns.technologies.push(random() < 0.1 ? 1 << Math.floor(random() * 9) : 0)
      columns.occurredAt.push(Math.floor(at / 1000) * 1000)
      columns.occurredPrecision.push(0)
      columns.recordedAt.push(at + Math.floor(random() * 36e5))
      columns.lng.push(spot[0] ?? null)
      columns.lat.push(spot[1] ?? null)
      columns.uncertaintyKm.push(spot[0] === null ? null : 5)
      columns.country.push(how < 0.02 ? 0 : countryCode(country))
      columns.area.push(how < 0.08 || random() < 0.2 ? 0 : (inCountry[Math.floor(random() * inCountry.length)] ?? 0))
      columns.title.push('Phishing wave against county election offices')
      columns.placeName.push(null)
    }
    yield { columns, rows: count }
  }
}

function emptyColumns(): SnapshotColumns {
  const none = () => []
  return {
    ...{ id: none(), version: none(), kind: none(), severity: none(), determination: none(), investigation: none(), tlp: none() },
    ...{ exercise: none(), merged: none(), origin: none(), originConfidence: none(), reliability: none(), credibility: none() },
    ...{
      sector: none(),
      technologies: none(),
      occurredAt: none(),
      occurredPrecision: none(),
      recordedAt: none(),
      lng: none(),
      lat: none(),
      uncertaintyKm: none(),
    },
    ...{ country: none(), area: none(), title: none(), placeName: none() },
  }
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Draws a position by weight. */
function pickFrom(random: () => number) {
  return (weights: readonly number[]) => {
    const table: number[] = []
    const sum = weights.reduce((total, weight) => total + weight, 0)
    for (const [at, weight] of weights.entries()) for (let n = 0; n < Math.round((weight / sum) * 1000); n++) table.push(at)
    return () => table[Math.floor(random() * table.length)] as number
  }
}

function normal(random: () => number): number {
  return (random() + random() + random() + random() - 2) * 1.7
}

function sevenDecimals(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

function idOf(number: number, random: () => number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `0193${hex(number & 0xffff, 4)}-${hex(number >>> 16, 4)}-7000-8000-${hex(Math.floor(random() * 2 ** 48), 12)}`
}
