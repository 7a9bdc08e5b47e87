import type { Report } from '@/lib/core/report/report'

export type Series = Report<unknown>['series']

/** A line over time with its band, in a box: broken where there is no number. */
export interface LineGeometry {
  /** The values at which the scale is marked, from the top. */
  marks: { value: number; y: number }[]
  /** Points of each unbroken stretch, as an attribute of SVG. */
  stretches: { band: string; line: string }[]
}

/** Room for the line's own width at both ends. */
const INSET = 2

/** Where a series lies in a box of that size; the scale reaches below zero only where the numbers do. */
export function lineGeometry(series: Series, width: number, height: number): LineGeometry {
  const lowest = Math.min(0, ...series.map((one) => one.interval?.low ?? one.tau ?? 0))
  const bottom = lowest < 0 ? -1 : 0
  const y = (value: number) => INSET + (1 - (value - bottom) / (1 - bottom)) * (height - 2 * INSET)
  const point = (at: number, value: number) => `${((at / Math.max(1, series.length - 1)) * width).toFixed(1)},${y(value).toFixed(1)}`
  const marks = (bottom < 0 ? [1, 0, -1] : [1, 0.5, 0]).map((value) => ({ value, y: y(value) }))
  const stretches = runsOf(series).map((run) => {
    const of = (read: (one: Series[number]) => number) => run.map((at) => point(at, read(series[at] as Series[number])))
    const upper = of((one) => one.interval?.high ?? one.tau ?? 0)
    const lower = of((one) => one.interval?.low ?? one.tau ?? 0)
    return { band: [...upper, ...lower.reverse()].join(' '), line: of((one) => one.tau ?? 0).join(' ') }
  })
  return { marks, stretches }
}

/** Positions in runs that have a number. */
function runsOf(series: Series): number[][] {
  const runs: number[][] = []
  for (const [at, one] of series.entries()) {
    if (one.tau === null) continue
    const last = runs.at(-1)
    if (last?.at(-1) === at - 1) last.push(at)
    else runs.push([at])
  }
  return runs
}
