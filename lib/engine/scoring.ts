import type { Subject } from '../core/lens/holder'
import type { Sides } from '../core/lens/in-force'
import { type CompiledLens, decayAt } from '../core/lens/score'
import type { Grouping } from '../core/region/grouping'
import { CONFIDENCES, CREDIBILITIES, KINDS, RELIABILITIES, SEVERITIES } from '../core/taxonomy'
import { BY_GRADE, BY_ORIGIN, BY_REGION, BY_SECTOR, FALSE_POSITIVE, HIGH, KIND_SEVERITY, RATES, SCORE_SHIFT } from './layout'
import type { Memory } from './memory'
import type { RegionCodes } from './region-codes'
import type { Rows } from './rows'

/** The two lenses in force, and the moment (milliseconds since 1970) that scores stand for. */
export interface Scoring {
  east: CompiledLens
  west: CompiledLens
  at: number
  /** Whose they are, and the subject of a draft among them; the blocs East and West as in force by default. */
  sides?: Sides
  draft?: Subject | null
  /** The blocs in force then; those that ship by default. */
  groupings?: readonly Grouping[]
}

/** Score of a row under a lens at a moment, from its codes: equal to `score` of `lib/core/lens/score` to the last bit. */
export function scoreRow(rows: Rows, row: number, lens: CompiledLens, at: number): number {
  if (rows.determination(row) === FALSE_POSITIVE) return 0
  const kind = rows.kind(row)
  const grades = rows.grades(row)
  // The terms stand in the order of `CRITERIA`, so that the sum is the same.
  const base =
    (lens.kind[kind] as number) +
    (lens.origin[rows.origin(row) * CONFIDENCES.length + (grades & 3)] as number) +
    (lens.place[rows.country(row)] as number) +
    (lens.severity[rows.severity(row)] as number) +
    (lens.confidence[(grades >> 5) * CREDIBILITIES.length + ((grades >> 2) & 7)] as number) +
    (lens.sector[rows.sector(row)] as number)
  return base * decayAt(lens.halfLifeMs[kind] as number, rows.occurredAt(row), at)
}

/** A score as a column holds it. */
export function packScore(points: number): number {
  return Math.round(points * 2 ** SCORE_SHIFT)
}

/** The code of a row's agreement class, from its codes. */
export function classOf(rows: Rows, row: number, { east, west, at }: Scoring): number {
  const isEast = scoreRow(rows, row, east, at) >= east.highFrom
  const isWest = scoreRow(rows, row, west, at) >= west.highFrom
  return (isEast ? 1 : 0) + (isWest ? 2 : 0)
}

/** Puts both lenses, as tables over the codes of rows, where the kernel reads them. */
export function installLenses({ f64 }: Memory, { east, west }: Scoring, regions: RegionCodes): void {
  const write = (address: number, entry: number, of: (lens: CompiledLens) => number) => {
    f64[address / 8 + entry * 2] = of(east)
    f64[address / 8 + entry * 2 + 1] = of(west)
  }
  const each = (list: readonly unknown[], take: (code: number) => void) => {
    for (let code = 0; code < list.length; code++) take(code)
  }
  each(KINDS, (kind) => {
    each(SEVERITIES, (severity) =>
      write(KIND_SEVERITY, kind + 8 * severity, (lens) => (lens.kind[kind] as number) + (lens.severity[severity] as number)),
    )
    write(RATES, kind, (lens) => (Math.LN2 * 1000) / (lens.halfLifeMs[kind] as number))
  })
  for (let at = 0; at < east.origin.length; at++)
    write(BY_ORIGIN, Math.floor(at / CONFIDENCES.length) * 4 + (at % CONFIDENCES.length), (lens) => lens.origin[at] as number)
  for (let code = 0; code < regions.size; code++) write(BY_REGION, code, (lens) => lens.place[regions.country[code] as number] as number)
  each(RELIABILITIES, (r) =>
    each(CREDIBILITIES, (c) => write(BY_GRADE, c + 8 * r, (lens) => lens.confidence[r * CREDIBILITIES.length + c] as number)),
  )
  for (let at = 0; at < east.sector.length; at++) write(BY_SECTOR, at, (lens) => lens.sector[at] as number)
  write(HIGH, 0, (lens) => lens.highFrom)
}
