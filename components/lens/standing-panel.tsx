'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { useRegionNames } from '@/components/ui/region-name'
import { useSideNames } from '@/components/ui/side-names'
import { Skeleton } from '@/components/ui/skeleton'
import type { Cohesion } from '@/lib/core/cohesion'
import type { Ranked } from './standings'
import { useStandings } from './use-standings'

/** What the lenses do: how each side ranks the countries, and how far the two rankings agree. Follows while a slider moves. */
export function StandingPanel() {
  const t = useTranslations('lens')
  const names = useSideNames()
  const standings = useStandings()
  if (!standings) return <Skeleton className="m-3 h-64" />
  return (
    <div className="grid gap-3 p-3">
      <CohesionLine now={standings.cohesion} before={standings.cohesionBefore} />
      <div className="grid grid-cols-2 gap-3">
        <RankingTable name={names.east} rows={standings.east} />
        <RankingTable name={names.west} rows={standings.west} />
      </div>
      <p className="text-ink-3 text-xs">{t('rankingText')}</p>
    </div>
  )
}

function CohesionLine({ now, before }: { now: Cohesion; before: Cohesion | null }) {
  const t = useTranslations('lens')
  const format = useFormatter()
  const number = (tau: number) => format.number(tau, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  const said = (one: Cohesion) => (one.tau === null ? t(one.reason ?? 'tied') : number(one.tau))
  return (
    <section aria-label={t('cohesion')}>
      <h3 className="text-sm">{t('cohesion')}</h3>
      <p className="text-2xl tabular-nums">{said(now)}</p>
      <p className="text-ink-2 text-sm">
        {t('cohesionOf', { n: now.n })}
        {before && ` ${t('cohesionBefore', { value: said(before) })}`}
      </p>
      <p className="text-ink-3 text-xs">{t('cohesionText')}</p>
    </section>
  )
}

function RankingTable({ name, rows }: { name: string; rows: readonly Ranked[] }) {
  const t = useTranslations('lens')
  const names = useRegionNames()
  const format = useFormatter()
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="pb-1 text-left font-semibold">{name}</caption>
      {/* The head is out of sight and out of the layout: it cannot give the columns their widths. */}
      <colgroup>
        <col className="w-8" />
        <col />
        <col className="w-12" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('rank')}</th>
          <th scope="col">{t('country')}</th>
          <th scope="col">{t('load')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ region, load, rank, before }) => (
          <tr key={region} className="h-7 border-t">
            <td className="w-9 text-ink-3 text-xs">
              {rank}
              <Move rank={rank} before={before} />
            </td>
            <th scope="row" className="truncate text-left font-normal">
              <bdi>{names.country(region)}</bdi>
            </th>
            <td className="w-12 text-right">{format.number(load, { notation: 'compact', maximumSignificantDigits: 3 })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How many places a country rose or fell since before the draft. */
function Move({ rank, before }: { rank: number; before: number | null }) {
  const t = useTranslations('lens')
  if (before === null || before === rank) return null
  const up = before > rank
  return (
    <span className="ml-0.5 font-semibold text-ink">
      <span aria-hidden>{up ? '▲' : '▼'}</span>
      <span className="sr-only">{t(up ? 'rose' : 'fell', { places: Math.abs(before - rank), before })}</span>
    </span>
  )
}
