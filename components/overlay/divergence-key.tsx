'use client'

import { Fragment } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { useSideNames } from '@/components/ui/side-names'
import { DIVERGENCE_RATIOS, DIVERGENCE_STEPS, type ShadeScale, STRENGTH_OPACITY } from '@/lib/core/overlay/shade'
import { rampColours } from './ramp'
import { stepLabels } from './step-labels'
import { Swatch } from './swatch'

/** Boundaries with room for their number; the others are read out only. */
const SPELT = new Set([2, 8])

/** The key of Divergence: which lens weighs a region more, how many times (across), and how much is behind it (down). */
export function DivergenceKey({ scale, time }: { scale: ShadeScale; time: string }) {
  const t = useTranslations('overlay.divergence')
  const { east, west } = useSideNames()
  const format = useFormatter()
  // The boundaries between the nine steps, from West's end to East's.
  const edges = [...[...DIVERGENCE_RATIOS].reverse(), ...DIVERGENCE_RATIOS]
  const strengths = stepLabels(scale.strength, 0, (value) => format.number(value, { notation: 'compact', maximumSignificantDigits: 3 }))
  return (
    <>
      <p>{t('unit', { time })}</p>
      <div className="grid grid-cols-[1fr_auto] gap-x-2 gap-y-1">
        <div className="flex items-end justify-between gap-1 font-medium text-[11px] leading-4">
          <span>{t('more', { bloc: west })}</span>
          <span className="text-right">{t('more', { bloc: east })}</span>
        </div>
        <span className="self-end text-[11px] text-ink-2 leading-4">{t('strength', { east, west })}</span>
        {[...STRENGTH_OPACITY.keys()].reverse().map((strength) => (
          <Fragment key={strength}>
            <div className="grid grid-cols-9 gap-px">
              {rampColours('div', DIVERGENCE_STEPS).map((colour) => (
                <Swatch key={colour} colour={colour} opacity={STRENGTH_OPACITY[strength]} className="h-3 w-full" />
              ))}
            </div>
            <span className="whitespace-nowrap text-[11px] leading-3">{strengths[strength]}</span>
          </Fragment>
        ))}
        <ol aria-label={t('edges', { east, west })} className="grid grid-cols-8 px-[5.5%] text-center text-[11px] text-ink-2">
          {edges.map((ratio, at) => (
            <li key={`${at < 4 ? 'west' : 'east'} ${ratio}`}>
              <span className={cx('whitespace-nowrap', !SPELT.has(ratio) && 'sr-only')}>{t('times', { ratio })}</span>
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}
