'use client'

import { useTranslations } from 'use-intl'

/** The sea, while the land is loading. */
export function MapSkeleton() {
  const t = useTranslations('map')
  return (
    <div className="absolute inset-0 grid place-items-center" style={{ background: 'var(--map-sea)' }}>
      <span role="status" className="text-sm" style={{ color: 'var(--map-label)' }}>
        {t('loading')}
      </span>
    </div>
  )
}
