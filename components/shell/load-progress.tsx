'use client'
import { useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'

/** How much of the first picture has come, along the upper edge of the top bar, whatever view is open. */
export function LoadProgress() {
  const t = useTranslations('feed')
  const { phase, loaded, expected } = useLink()
  if (phase !== 'loading' || !expected) return null
  return (
    <div
      role="progressbar"
      aria-label={t('loading')}
      aria-valuemin={0}
      aria-valuemax={expected}
      aria-valuenow={loaded}
      className="pointer-events-none absolute inset-x-0 top-0 h-1 bg-surface-2"
    >
      <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${loaded / expected})` }} />
    </div>
  )
}
