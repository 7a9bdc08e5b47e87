'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { LOAD_STEPS, type ShadeScale } from '@/lib/core/overlay/shade'
import { Ramp, rampColours } from './ramp'
import { countLabels, stepLabels } from './step-labels'

/** The key of East or West: sums of priority scores. */
export function LoadKey({ bloc, scale, time }: { bloc: 'east' | 'west'; scale: ShadeScale; time: string }) {
  const t = useTranslations('overlay')
  const format = useFormatter()
  return (
    <>
      <p>{t('load.unit', { time })}</p>
      <Ramp
        colours={rampColours(bloc, LOAD_STEPS)}
        labels={stepLabels(scale.load, 0, (value) => format.number(value, { notation: 'compact', maximumSignificantDigits: 3 }))}
      />
      <p className="text-ink-2">{t('load.same')}</p>
    </>
  )
}

/** The key of Count: how many incidents. */
export function CountKey({ scale }: { scale: ShadeScale }) {
  const t = useTranslations('overlay')
  const format = useFormatter()
  return (
    <>
      <p>{t('count.unit')}</p>
      <Ramp
        colours={rampColours('count', LOAD_STEPS)}
        labels={countLabels(scale.count, (value) => format.number(value, { notation: 'compact', maximumSignificantDigits: 3 }))}
      />
    </>
  )
}
