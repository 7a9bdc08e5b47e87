'use client'
import { ArrowRight } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useSideNames } from '@/components/ui/side-names'
import { ViewLink } from '@/components/ui/view-link'

/** The way from the map to the answer it raises: where the two sides disagree most, why, and what would change it. */
export function DisagreementLink() {
  const t = useTranslations('shell')
  const { east, west } = useSideNames()
  const search = useSearchParams().toString()
  return (
    <ViewLink
      href={search ? `/reports?${search}` : '/reports'}
      className="touch flex shrink-0 items-center gap-2 border-b px-3 py-1.5 text-accent text-sm -outline-offset-2 hover:bg-surface-2"
    >
      <span className="min-w-0 flex-1">{t('disagreement', { east, west })}</span>
      <ArrowRight aria-hidden className="size-4 shrink-0" />
    </ViewLink>
  )
}
