'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'

/** How many incidents a choice would match; nothing while it is not known. */
export function Count({ value }: { value: number | undefined }) {
  const format = useFormatter()
  const t = useTranslations('filters')
  if (value === undefined) return null
  return (
    <span className={cx('text-sm', value === 0 ? 'text-ink-3' : 'text-ink-2')}>
      <span aria-hidden>{format.number(value)}</span>
      <span className="sr-only">{t('incidents', { count: value })}</span>
    </span>
  )
}
