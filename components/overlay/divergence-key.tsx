'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { DIVERGENCE_RATIOS, DIVERGENCE_STEPS, type ShadeScale, STRENGTH_OPACITY, STRENGTHS } from '@/lib/core/overlay/shade'
import { rampColours } from './ramp'
import { stepLabels } from './step-labels'
import { Swatch } from './swatch'

/** The key of Divergence: which lens weighs a region more, how many times, and how much is behind it. */
export function DivergenceKey({ scale, time }: { scale: ShadeScale; time: string }) {
  const t = useTranslations('overlay.divergence')
  const words = useTranslations('words.bloc')
  const format = useFormatter()
  // The boundaries between the nine steps, from West's end to East's.
  const edges = [...[...DIVERGENCE_RATIOS].reverse(), ...DIVERGENCE_RATIOS]
  const strengths = stepLabels(scale.strength, 0, (value) => format.number(value, { notation: 'compact', maximumSignificantDigits: 3 }))
  return (
    <>
      <p>{t('unit', { time })}</p>
      <div>
        <div className="flex justify-between font-medium">
          <span>{t('more', { bloc: words('west') })}</span>
          <span>{t('more', { bloc: words('east') })}</span>
        </div>
        <div className="mt-1 grid grid-cols-9 gap-px">
          {rampColours('div', DIVERGENCE_STEPS).map((colour) => (
            <Swatch key={colour} colour={colour} className="h-3 w-full" />
          ))}
        </div>
        <ol aria-label={t('edges')} className="mt-1 grid grid-cols-8 px-[5.5%] text-center text-[11px] text-ink-2">
          {edges.map((ratio, at) => (
            <li key={`${at < 4 ? 'west' : 'east'} ${ratio}`}>{format.number(ratio)}</li>
          ))}
        </ol>
      </div>
      <div>
        <p>{t('strength')}</p>
        <ol className="mt-1 grid grid-cols-3 gap-2">
          {strengths.slice(0, STRENGTHS).map((label, at) => (
            <li key={label} className="flex items-center gap-1.5 whitespace-nowrap">
              <Swatch colour="var(--div-8)" opacity={STRENGTH_OPACITY[at]} className="h-3 w-4 shrink-0" />
              {label}
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}
