'use client'
import { useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'
import { usePicture } from '@/components/live/use-picture'

/** How many match, of how many, and how many of the matches stand nowhere on the map. */
export function CountLine() {
  const t = useTranslations('filters')
  const picture = usePicture()
  const { phase, loaded, expected } = useLink()
  if (!picture) return null
  const { total, held, unplaced, search } = picture
  return (
    <p className="shrink-0 border-t px-3 py-2 text-ink-2 text-sm">
      {phase === 'loading' && expected ? t('counts-loading', { total, loaded, expected }) : t('counts', { total, held, unplaced })}
      {search === 'titles' && <span className="block text-ink-3 text-xs">{t('titles-only')}</span>}
    </p>
  )
}
