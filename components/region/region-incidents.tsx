'use client'
import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useComparedLenses } from '@/components/live/use-explained'
import { usePaced } from '@/components/live/use-paced'
import { useResource } from '@/components/live/use-resource'
import { useUrlState } from '@/components/live/use-url-state'
import { Button } from '@/components/ui/button'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { ScoreBar } from '@/components/ui/score-bar'
import { useSideNames } from '@/components/ui/side-names'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import type { Query } from '@/lib/core/query'
import { formatQuery } from '@/lib/core/query-parameters'
import type { IncidentPage } from '@/lib/wire/protocol'
import { topIncidents, topKinds } from './digest'
import { Sparkline } from './sparkline'
import { useRefreshOnChange } from './use-refresh-on-change'

const PAGE = 1000

/** A replay changes the query many times a second: the server is asked for few of them. */
const EVERY_MS = 2000

/** What a region's matches consist of: over time, by kind, and the foremost of them. Fetched anew as their number changes. */
export function RegionIncidents({ query: wanted, at: moment, count }: { query: Query; at: number; count: number }) {
  const t = useTranslations('region')
  const { query, at } = usePaced({ query: wanted, at: moment }, `${formatQuery(wanted)} ${moment}`, EVERY_MS)
  const { value, state, refresh } = useResource<IncidentPage>(
    `/api/v1/incidents?${formatQuery(query)}&limit=${PAGE}`,
    `${query.bloc} ${query.country} ${query.area}`,
  )
  useRefreshOnChange(count, refresh)
  if (!value)
    return state === 'failed' || state === 'refused' ? (
      <p className="flex items-center gap-2 p-3 text-ink-2 text-sm">
        {t('failed')} <Button onClick={refresh}>{t('retry')}</Button>
      </p>
    ) : (
      <Skeleton className="m-3 h-64" />
    )
  return (
    <>
      <Sparkline incidents={value.items} from={query.from} to={query.to ?? at} />
      <Kinds page={value} />
      <Foremost page={value} />
      {value.total > value.items.length && <p className="p-3 text-ink-3 text-xs">{t('newest-only', { count: value.items.length })}</p>}
    </>
  )
}

function Kinds({ page }: { page: IncidentPage }) {
  const t = useTranslations('region')
  const words = useTranslations('words.kind')
  const kinds = useMemo(() => topKinds(page.items), [page])
  return (
    <section aria-label={t('kinds')} className="border-t p-3">
      <h3 className="mb-1 font-semibold text-sm">{t('kinds')}</h3>
      <ul className="text-sm">
        {kinds.map(({ kind, count }) => (
          <li key={kind} className="flex h-7 items-center gap-2">
            <KindGlyph kind={kind} />
            <span className="flex-1">{words(kind)}</span>
            {count}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Foremost({ page }: { page: IncidentPage }) {
  const t = useTranslations('region')
  const format = useFormatter()
  const [, openIncident] = useUrlState('incident')
  const sides = useSideNames()
  const lenses = useComparedLenses()
  const top = useMemo(() => (lenses ? topIncidents(page.items, lenses) : []), [page, lenses])
  const score = (value: number) => format.number(value, { maximumFractionDigits: 0 })
  return (
    <section aria-label={t('foremost')} className="border-t py-3">
      <h3 className="mb-1 px-3 font-semibold text-sm">{t('foremost')}</h3>
      <ol>
        {top.map(({ incident, east, west }) => (
          <li key={incident.id}>
            <button
              type="button"
              onClick={() => openIncident(incident.id, 'push')}
              className="flex w-full flex-col gap-0.5 px-3 py-1.5 text-left -outline-offset-2 hover:bg-surface-2"
            >
              <span className="flex w-full items-center gap-2 text-ink-2 text-sm">
                <Time at={incident.occurredAt} precision={incident.occurredPrecision} className="flex-1" />
                <ScoreBar east={east} west={west} />
                <span className="sr-only">
                  {t('scores', { first: sides.east, second: sides.west, east: score(east), west: score(west) })}
                </span>
              </span>
              <span className="flex w-full items-center gap-2">
                <KindGlyph kind={incident.kind} severity={incident.severity} hollow={incident.determination !== 'confirmed'} />
                <bdi className="min-w-0 truncate">{incident.title}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
