'use client'

import { useTranslations } from 'use-intl'
import { usePicture } from '@/components/live/use-picture'
import type { Overlay } from '@/lib/core/overlay/overlay'
import { Swatch } from './swatch'

/** A colour of each overlay that stands for all of them; the steps of Technology begin at one incident and say it themselves. */
const SAMPLE: Record<Exclude<Overlay, 'technology'>, string> = {
  east: 'var(--east-3)',
  west: 'var(--west-3)',
  divergence: 'var(--div-7)',
  agreement: 'var(--class-east-led)',
  count: 'var(--count-3)',
}

/** What a colour, plain land and dotted land say: reported, nothing reported, not collected. */
export function SilenceKey({ overlay }: { overlay: Overlay }) {
  const t = useTranslations('overlay.silence')
  const isKnown = usePicture()?.quiet !== null
  return (
    <ul className="grid gap-1">
      {overlay !== 'technology' && (
        <li className="flex items-start gap-2">
          <Swatch colour={SAMPLE[overlay]} className="mt-0.5 h-3 w-5 shrink-0" />
          {t('reported')}
        </li>
      )}
      <li className="flex items-start gap-2">
        <Swatch className="mt-0.5 h-3 w-5 shrink-0" />
        {t('quiet')}
      </li>
      <li className="flex items-start gap-2">
        <Swatch dotted className="mt-0.5 h-3 w-5 shrink-0" />
        {t(isKnown ? 'not-collected' : 'unknown')}
      </li>
    </ul>
  )
}
