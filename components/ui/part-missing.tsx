'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'

/** Says that a part of the screen could not be fetched, as without a network; the picture behind it stays, and no marking is covered. */
export function PartMissing({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('ui')
  const [shown, setShown] = useState(true)
  if (!shown) return null
  return (
    <div
      role="alert"
      className="fixed inset-x-4 bottom-10 z-50 mx-auto flex max-w-prose flex-wrap items-center gap-2 rounded border bg-raised p-3 text-ink text-sm shadow"
    >
      <span className="min-w-0 flex-1">{t('part-missing')}</span>
      <Button onClick={onRetry}>{t('retry')}</Button>
      <Button look="quiet" onClick={() => setShown(false)}>
        {t('close')}
      </Button>
    </div>
  )
}
