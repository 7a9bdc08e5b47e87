'use client'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAgreementName } from '@/components/ui/agreement-name'
import { useSideNames } from '@/components/ui/side-names'
import { Time } from '@/components/ui/time'
import type { FactChange, Flip, TimeChange } from '@/lib/core/lens/flip'
import type { LensChange } from '@/lib/core/lens/flip-lens'

/** The smallest single changes that would give the incident another class: of a finding, by time alone, of one lens. */
export function FlipLines({ flip, at }: { flip: Flip; at: string }) {
  const t = useTranslations('incident.flip')
  return (
    <section aria-label={t('title')} className="mt-3 border-t pt-2 text-xs">
      <h4 className="mb-1 font-semibold text-sm">{t('title')}</h4>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-ink-2">
        <Way label={t('labels.fact')}>{flip.fact ? <ByFact change={flip.fact} /> : t('no-fact')}</Way>
        {flip.time && (
          <Way label={t('labels.time')}>
            <ByTime change={flip.time} at={at} />
          </Way>
        )}
        <Way label={t('labels.lens')}>{flip.lens ? <ByLens change={flip.lens} /> : t('no-lens')}</Way>
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

function ByFact({ change }: { change: FactChange }) {
  const t = useTranslations('incident.flip')
  const words = useTranslations('words')
  const agreementName = useAgreementName()
  const group = change.fact === 'originConfidence' ? 'confidence' : change.fact
  const word = (of: string) => words(`${group}.${of}` as 'severity.minor')
  return t('fact', {
    fact: t(`facts.${change.fact}`),
    from: word(change.from),
    to: word(change.to),
    class: agreementName(change.agreement),
  })
}

function ByTime({ change, at }: { change: TimeChange; at: string }) {
  const t = useTranslations('incident.flip')
  const agreementName = useAgreementName()
  const then = Date.parse(at) + change.hours * 3_600_000
  return (
    <>
      {t('time', { hours: change.hours, class: agreementName(change.agreement) })} <Time at={then} className="text-ink-3" />
    </>
  )
}

function ByLens({ change }: { change: LensChange }) {
  const t = useTranslations('incident.flip')
  const words = useTranslations('words')
  const sides = useSideNames()
  const agreementName = useAgreementName()
  const format = useFormatter()
  const { part, from, to } = change
  const common = { bloc: sides[change.side], class: agreementName(change.agreement) }
  if (part === 'threshold') return t('threshold', { ...common, from, to })
  const shown = (value: number) =>
    part === 'weight'
      ? format.number(value, { style: 'percent', maximumFractionDigits: 1 })
      : format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return t(part, { ...common, criterion: words(`criterion.${change.criterion ?? 'kind'}`), from: shown(from), to: shown(to) })
}
