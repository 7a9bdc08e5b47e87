'use client'
import { useTranslations } from 'use-intl'
import type { EngineReport } from '@/components/live/use-report'
import { Time } from '@/components/ui/time'
import { lineGeometry, type Series } from './line-geometry'
import { LinePictureButtons } from './line-picture-buttons'
import { NumbersDialog } from './numbers-dialog'
import { useTau } from './use-tau'

const WIDTH = 720
const HEIGHT = 160

/** Cohesion of the regions over time, with the band of its interval; broken where there were too few. */
export function CohesionLine({ report }: { report: EngineReport }) {
  const t = useTranslations('report')
  const { tau } = useTau()
  const { series } = report
  const known = series.flatMap((one) => one.tau ?? [])
  const [first, last] = [series[0], series.at(-1)]
  if (!first || !last || known.length === 0) return <p className="text-ink-2 text-sm">{t('line-none')}</p>
  const { marks, stretches } = lineGeometry(series, WIDTH, HEIGHT)
  const range = { now: tau(known.at(-1) ?? 0), least: tau(Math.min(...known)), most: tau(Math.max(...known)) }
  return (
    <figure>
      <div className="grid grid-cols-[2.5rem_1fr] gap-x-2">
        <div aria-hidden className="relative text-right text-ink-3 text-xs">
          {marks.map(({ value, y }) => (
            <span key={value} className="-translate-y-1/2 absolute right-0" style={{ top: `${(y / HEIGHT) * 100}%` }}>
              {tau(value)}
            </span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={t('line-label', range)}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-40 w-full overflow-visible"
        >
          {marks.map(({ value, y }) => (
            <line key={value} x1={0} x2={WIDTH} y1={y} y2={y} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
          ))}
          {stretches.map(({ band, line }) => (
            <g key={line}>
              <polygon points={band} fill="var(--kind-6)" opacity={0.6} />
              <polyline
                points={line}
                fill="none"
                stroke="var(--ink)"
                strokeWidth={2}
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              />
            </g>
          ))}
        </svg>
        <span />
        <figcaption className="flex justify-between pt-1 text-ink-3 text-xs">
          <Time at={first.at} precision="day" />
          <Time at={last.at} />
        </figcaption>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-1">
        <NumbersDialog label={t('numbers')} title={t('line')}>
          <Numbers series={series} />
        </NumbersDialog>
        <LinePictureButtons report={report} />
      </div>
    </figure>
  )
}

function Numbers({ series }: { series: Series }) {
  const t = useTranslations('report')
  const { measured } = useTau()
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
          <tr key={one.at} className="border-b last:border-b-0">
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
