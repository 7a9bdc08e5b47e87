'use client'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useSettled } from '@/components/live/use-blocs'
import { useSides } from '@/components/live/use-lenses'
import { useQuery } from '@/components/live/use-query'
import { useResource } from '@/components/live/use-resource'
import { useUrlState } from '@/components/live/use-url-state'
import { useAgreementName } from '@/components/ui/agreement-name'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Segmented } from '@/components/ui/segmented'
import { useSideNames } from '@/components/ui/side-names'
import { Skeleton } from '@/components/ui/skeleton'
import type { Cohesion } from '@/lib/core/cohesion'
import { CLASSES } from '@/lib/core/lens/lens'
import { formatQuery } from '@/lib/core/query-parameters'
import type { EffectAnswer, EffectRow } from '@/lib/wire/lenses'

/** What a draft would do to what the filters show: classes, cohesion, and the fifty highest of a side before and after. */
export function EffectTable({ id }: { id: string }) {
  const t = useTranslations('lens')
  const names = useSideNames()
  const query = useSettled(useQuery().query)
  const [sides] = useSides()
  const [side, setSide] = useState<'east' | 'west'>('east')
  const params = formatQuery(query)
  params.set('sides', sides.join())
  const { value, state, refresh } = useResource<EffectAnswer>(`/api/v1/lenses/drafts/${id}/effect?${params}`)
  if (!value)
    return state === 'loading' ? (
      <Skeleton className="h-40" />
    ) : (
      <Notice action={<Button onClick={refresh}>{t('retry')}</Button>}>{t('effectFailed')}</Notice>
    )
  return (
    <section aria-label={t('effect')} className="grid gap-2">
      <p className="text-ink-2 text-xs">{t('effectOf', { count: value.before.total })}</p>
      <Measures effect={value} />
      <Segmented
        label={t('topOf')}
        value={side}
        onChange={setSide}
        options={(['east', 'west'] as const).map((one) => ({ value: one, label: names[one] }))}
        className="justify-self-start"
      />
      <TopTable rows={value.rankings[side]} />
    </section>
  )
}

function Measures({ effect: { before, after } }: { effect: EffectAnswer }) {
  const t = useTranslations('lens')
  const format = useFormatter()
  const agreementName = useAgreementName()
  const tau = (one: Cohesion) =>
    one.tau === null ? t(one.reason ?? 'tied') : format.number(one.tau, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const rows = [
    { name: t('cohesionRegions'), from: tau(before.cohesion.regions), to: tau(after.cohesion.regions) },
    { name: t('cohesionIncidents'), from: tau(before.cohesion.incidents), to: tau(after.cohesion.incidents) },
    ...[...CLASSES].reverse().map((name) => ({
      name: agreementName(name),
      from: format.number(before.classes[name] ?? 0),
      to: format.number(after.classes[name] ?? 0),
    })),
  ]
  return (
    <table className="w-full text-sm">
      <thead className="text-ink-3 text-xs">
        <tr>
          <td />
          <th scope="col" className="text-right font-normal">
            {t('before')}
          </th>
          <th scope="col" className="text-right font-normal">
            {t('after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, from, to }) => (
          <tr key={name} className="h-7 border-t">
            <th scope="row" className="text-left font-normal">
              {name}
            </th>
            <td className="text-right">{from}</td>
            <td className={from === to ? 'text-right' : 'text-right font-semibold'}>{to}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TopTable({ rows }: { rows: readonly EffectRow[] }) {
  const t = useTranslations('lens')
  const format = useFormatter()
  const [, openIncident] = useUrlState('incident')
  const score = (value: number) => format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">{t('topCaption')}</caption>
      <thead className="text-ink-3 text-xs">
        <tr>
          <th scope="col" className="w-18 text-left font-normal">
            {t('rank')}
          </th>
          <th scope="col" className="text-left font-normal">
            {t('incident')}
          </th>
          <th scope="col" className="w-24 text-right font-normal">
            {t('score')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, before, after }) => (
          <tr key={id} className="h-8 border-t">
            <td>{before.rank === after.rank ? after.rank : t('fromTo', { from: before.rank, to: after.rank })}</td>
            <th scope="row" className="truncate text-left font-normal">
              <button type="button" className="w-full truncate text-left hover:underline" onClick={() => openIncident(id, 'push')}>
                <bdi>{title}</bdi>
              </button>
            </th>
            <td className="text-right">{t('fromTo', { from: score(before.score), to: score(after.score) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
