'use client'

import { useTranslations } from 'use-intl'
import { EAST_LENS, WEST_LENS } from '@/lib/core/lens/defaults'
import { CLASSES } from '@/lib/core/lens/lens'
import { Swatch } from './swatch'

/** The key of Agreement: the class that most incidents of a region have. */
export function AgreementKey({ time }: { time: string }) {
  const t = useTranslations('overlay.agreement')
  const words = useTranslations('words.class')
  return (
    <>
      <p>{t('unit', { time })}</p>
      <ul className="grid gap-1">
        {[...CLASSES].reverse().map((name) => (
          <li key={name} className="flex items-center gap-2">
            <Swatch colour={`var(--class-${name})`} hatch={name} className="h-4 w-7 shrink-0" />
            {words(name)}
          </li>
        ))}
      </ul>
      <p className="text-ink-2">{t('high', { east: EAST_LENS.highFrom, west: WEST_LENS.highFrom })}</p>
    </>
  )
}
