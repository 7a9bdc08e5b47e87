'use client'
import { useTranslations } from 'use-intl'
import { useOutbox } from '@/components/live/use-outbox'
import { Button } from '@/components/ui/button'

/** Says as long as it is so that something written here has not reached the server, and leads to it. */
export function UnsentMark({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('shell')
  const { pending, refused } = useOutbox()
  const count = pending + refused.length
  if (count === 0) return null
  return (
    <Button look="act" onClick={onOpen}>
      {t('unsent', { count })}
    </Button>
  )
}
