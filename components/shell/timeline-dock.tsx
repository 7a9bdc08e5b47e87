'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Timeline } from '@/components/timeline/timeline'
import { IconButton } from '@/components/ui/icon-button'
import { KEYS } from './keys'

/** The timeline under the map; folds into one row. */
export function TimelineDock({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('shell.panels')
  const Icon = open ? ChevronDown : ChevronUp
  const label = t(open ? 'fold' : 'unfold', { panel: t('timeline') })
  return (
    <div className="flex shrink-0 items-start border-t bg-surface">
      <IconButton label={label} keys={KEYS.timeline.shown} aria-expanded={open} onClick={() => onOpenChange(!open)}>
        <Icon aria-hidden />
      </IconButton>
      <div className="min-w-0 flex-1">{open ? <Timeline /> : <h2 className="py-1.5 text-sm">{t('timeline')}</h2>}</div>
    </div>
  )
}
