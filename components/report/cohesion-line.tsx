'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { Time } from '@/components/ui/time'
import type { Report } from '@/lib/core/report/report'
import { NumbersDialog } from './numbers-dialog'
import { useTau } from './use-tau'

const WIDTH = 720
const HEIGHT = 160
/** The line leaves room for its own width at both ends. */
const INSET = 2

type Series = Report<unknown>['series']

/** Cohesion of the regions over time, with the band of its interval; broken where there were too few. */
export function CohesionLine({ series }: { series: Series }) {
  const t = useTranslations('report')
  const { tau } = useTau()
  const known = series.filter((one) => one.tau !== null)
  const low = Math.min(0, ...known.map((one) => one.interval?.low ?? one.tau ?? 0)) < 0 ? -1 : 0
  const y = (value: number) => INSET + (1 - (value - low) / (1 - low)) * (HEIGHT - 2 * INSET)
  const x = (at: number) => (at / Math.max(1, series.length - 1)) * WIDTH
  const [first, last] = [series[0], series.at(-1)]
  const newest = known.at(-1)
  if (!first || !last || !newest) return <p className="text-ink-2 text-sm">{t('line-none')}</p>
  return (
    <figure>
      <div className="grid grid-cols-[2.5rem_1fr] gap-x-2">
        <div aria-hidden className="relative text-right text-ink-3 text-xs">
          {(low < 0 ? [1, 0, -1] : [1, 0.5, 0]).map((value) => (
            <span key={value} className="-translate-y-1/2 absolute right-0" style={{ top: `${(y(value) / HEIGHT) * 100}%` }}>
              {tau(value)}
            </span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={t('line-label', { now: tau(newest.tau ?? 0), least: tau(least(known)), most: tau(most(known)) })}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-40 w-full overflow-visible"
        >
          {[1, 0.5, 0, -1]
            .filter((value) => value >= low)
            .map((value) => (
              <line key={value} x1={0} x2={WIDTH} y1={y(value)} y2={y(value)} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
            ))}
          {stretches(series).map((stretch) => (
            <Stretch key={stretch[0]} series={series} stretch={stretch} x={x} y={y} />
          ))}
        </svg>
        <span />
        <figcaption className="flex justify-between pt-1 text-ink-3 text-xs">
          <Time at={first.at} precision="day" />
          <Time at={last.at} />
        </figcaption>
      </div>
      <div className="mt-2">
        <NumbersDialog label={t('numbers')} title={t('line')}>
          <Numbers series={series} />
        </NumbersDialog>
      </div>
    </figure>
  )
}

interface StretchProps {
  series: Series
  /** Positions in the series. */
  stretch: number[]
  x: (at: number) => number
  y: (value: number) => number
}

function Stretch({ series, stretch, x, y }: StretchProps) {
  const point = (at: number, value: number) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`
  const of = (at: number, read: (one: Series[number]) => number) => point(at, read(series[at] as Series[number]))
  const upper = stretch.map((at) => of(at, (one) => one.interval?.high ?? one.tau ?? 0))
  const lower = stretch.map((at) => of(at, (one) => one.interval?.low ?? one.tau ?? 0)).reverse()
  const line = stretch.map((at) => of(at, (one) => one.tau ?? 0))
  return (
    <>
      <polygon points={[...upper, ...lower].join(' ')} fill="var(--kind-6)" opacity={0.6} />
      <polyline
        points={line.join(' ')}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={2}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </>
  )
}

/** Positions in runs that have a number; a single one is drawn as a short run. */
function stretches(series: Series): number[][] {
  const runs: number[][] = []
  for (const [at, one] of series.entries()) {
    if (one.tau === null) continue
    const last = runs.at(-1)
    if (last?.at(-1) === at - 1) last.push(at)
    else runs.push([at])
  }
  return runs
}

function least(series: Series): number {
  return Math.min(...series.map((one) => one.tau ?? 1))
}

function most(series: Series): number {
  return Math.max(...series.map((one) => one.tau ?? -1))
}

function Numbers({ series }: { series: Series }) {
  const t = useTranslations('report')
  const { measured } = useTau()
  const format = useFormatter()
  return (
    <table className="w-full text-sm">
      <thead className="text-ink-3 text-xs">
        <tr className="border-b">
          <th scope="col" className="py-1 text-left font-medium">
            {t('moment')}
          </th>
          <th scope="col" className="py-1 text-left font-medium">
            {t('cohesion')}
          </th>
        </tr>
      </thead>
      <tbody>
        {series.map((one) => (
          <tr key={one.at} className="border-b last:border-b-0" title={format.dateTime(one.at)}>
            <th scope="row" className="py-1 pr-3 text-left font-normal">
              <Time at={one.at} />
            </th>
            <td>{measured(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
