'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Says that outlines are missing, and what still works. `partly`: countries are there, areas are not. */
export function MapFailure({ partly, retry }: { partly: boolean; retry: () => void }) {
  const t = useTranslations('map.failure')
  const offline = typeof navigator !== 'undefined' && !navigator.onLine
  return (
    <div className="absolute top-3 left-1/2 z-20 w-max max-w-[calc(100%-24px)] -translate-x-1/2">
      <Notice action={<Button onClick={retry}>{t('retry')}</Button>}>
        {t(partly ? 'areas' : 'map')} {t(offline ? 'offline' : 'list')}
      </Notice>
    </div>
  )
}
