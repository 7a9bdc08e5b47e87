'use client'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useSideNames } from '@/components/ui/side-names'
import type { Lead, LeadLensChange, RegionMakeup } from '@/lib/core/report/region-makeup'

/** What would turn the lead of a region: fewer incidents, a kind left out, time alone, one number of one lens. */
export function LeadFlipLines({ makeup: { lead, flip } }: { makeup: RegionMakeup }) {
  const t = useTranslations('region.flip')
  const words = useTranslations('words')
  const sides = useSideNames()
  const format = useFormatter()
  const leads = (of: Lead) => t(`lead.${of}`, { east: sides.east, west: sides.west })
  if (lead === 'even') return <p className="mt-3 border-t pt-2 text-ink-2 text-xs">{leads('even')}</p>
  return (
    <section aria-label={t('title')} className="mt-3 border-t pt-2 text-xs">
      <h4 className="mb-1 font-semibold text-sm">
        <span className="font-normal">{leads(lead)}</span> {t('title')}
      </h4>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-ink-2">
        <Way label={t('labels.incidents')}>
          {flip.incidents ? t('incidents', { count: flip.incidents.count, lead: leads(flip.incidents.lead) }) : t('no-incidents')}
        </Way>
        <Way label={t('labels.kind')}>
          {flip.kind
            ? t('kind', { kind: words(`kind.${flip.kind.kind}`), count: flip.kind.count, lead: leads(flip.kind.lead) })
            : t('no-kind')}
        </Way>
        <Way label={t('labels.time')}>{flip.time ? t('time', { hours: flip.time.hours, lead: leads(flip.time.lead) }) : t('no-time')}</Way>
        <Way label={t('labels.lens')}>
          {flip.lens ? <ByLens change={flip.lens} /> : t('no-lens')}
          {flip.narrowing && (
            <>
              {' '}
              {t('narrowing', { points: format.number(flip.narrowing.points, { maximumFractionDigits: 1 }) })}{' '}
              <ByLens change={flip.narrowing} />
            </>
          )}
        </Way>
      </dl>
    </section>
  )
}

function Way({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function ByLens({ change }: { change: LeadLensChange }) {
  const t = useTranslations('region.flip')
  const words = useTranslations('words')
  const sides = useSideNames()
  const format = useFormatter()
  const bloc = sides[change.side]
  if (change.kind !== null) {
    const shown = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    return t('value', { bloc, kind: words(`kind.${change.kind}`), from: shown(change.from), to: shown(change.to) })
  }
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 1 })
  return t('weight', { bloc, criterion: words(`criterion.${change.criterion}`), from: percent(change.from), to: percent(change.to) })
}
