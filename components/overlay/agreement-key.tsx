'use client'

import { useTranslations } from 'use-intl'
import { usePicture } from '@/components/live/use-picture'
import { useAgreementName } from '@/components/ui/agreement-name'
import { useSideNames } from '@/components/ui/side-names'
import { CLASSES } from '@/lib/core/lens/lens'
import { Swatch } from './swatch'

/** The key of Agreement: the class that most incidents of a region have. */
export function AgreementKey({ time }: { time: string }) {
  const t = useTranslations('overlay.agreement')
  const nameOf = useAgreementName()
  const { east, west } = useSideNames()
  const highFrom = usePicture()?.lenses.highFrom
  return (
    <>
      <p>{t('unit', { time })}</p>
      <ul className="grid gap-1">
        {[...CLASSES].reverse().map((name) => (
          <li key={name} className="flex items-center gap-2">
            <Swatch colour={`var(--class-${name})`} hatch={name} className="h-4 w-7 shrink-0" />
            {nameOf(name)}
          </li>
        ))}
      </ul>
      {highFrom && <p className="text-ink-2">{t('high', { east, west, fromEast: highFrom[0], fromWest: highFrom[1] })}</p>}
    </>
  )
}
