'use client'
import { useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'

/** How much of the first picture has come, between the marking and the top bar, over whatever view is open. */
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
      className="pointer-events-none relative z-10 -mb-1 h-1 shrink-0 bg-surface-2"
    >
      <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${loaded / expected})` }} />
    </div>
  )
}
