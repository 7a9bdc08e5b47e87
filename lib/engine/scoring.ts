import { type CompiledLens, decayAt } from '../core/lens/score'
import { CONFIDENCES, CREDIBILITIES, codeOf, DETERMINATIONS } from '../core/taxonomy'
import type { Columns } from './columns'

/** The two lenses in force, and the moment (milliseconds since 1970) that scores stand for. */
export interface Scoring {
  east: CompiledLens
  west: CompiledLens
  at: number
}

const FALSE_POSITIVE = codeOf(DETERMINATIONS, 'false-positive')

/** Writes both scores and the agreement class of the rows `from` up to `to`; equal to `score` of `lib/core/lens/score`, without an object a row. */
export function scoreRows(columns: Columns, from: number, to: number, { east, west, at }: Scoring): void {
  const eastHigh = east.lens.highFrom
  const westHigh = west.lens.highFrom
  for (let row = from; row < to; row++) {
    const e = scoreRow(columns, row, east, at)
    const w = scoreRow(columns, row, west, at)
    columns.east[row] = e
    columns.west[row] = w
    columns.agreement[row] = (e >= eastHigh ? 1 : 0) + (w >= westHigh ? 2 : 0)
  }
}

/** The terms stand in the order of `CRITERIA`, so that the sum is the same to the last bit. */
function scoreRow(c: Columns, row: number, lens: CompiledLens, at: number): number {
  if (c.determination[row] === FALSE_POSITIVE) return 0
  const kind = c.kind[row] as number
  const base =
    (lens.kind[kind] as number) +
    (lens.origin[(c.origin[row] as number) * CONFIDENCES.length + (c.originConfidence[row] as number)] as number) +
    (lens.place[c.country[row] as number] as number) +
    (lens.severity[c.severity[row] as number] as number) +
    (lens.confidence[(c.reliability[row] as number) * CREDIBILITIES.length + (c.credibility[row] as number)] as number) +
    (lens.sector[c.sector[row] as number] as number)
  return base * decayAt(lens.halfLifeMs[kind] as number, c.occurredAt[row] as number, at)
}
