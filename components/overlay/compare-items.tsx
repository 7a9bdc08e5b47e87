'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useComparison } from '@/components/live/use-comparison'
import { DropdownMenu, MenuChoice } from '@/components/ui/dropdown-menu'
import { LAYOUTS } from '@/lib/core/overlay/comparison'

/** What `CompareMenu` opens. */
export function CompareItems({ trigger, narrow }: { trigger: ReactNode; narrow: boolean }) {
  const t = useTranslations('overlay.compare')
  const { pair, layout, compare } = useComparison()
  const layouts = LAYOUTS.filter((value) => !narrow || value === 'swipe')
  return (
    <DropdownMenu label={t('label')} align="start" trigger={trigger} defaultOpen>
      <MenuChoice
        label={t('label')}
        value={pair ? (narrow ? 'swipe' : layout) : 'one'}
        onChange={(next) => compare(next === 'one' ? null : next)}
        options={(['one', ...layouts] as const).map((value) => ({ value, label: t(value) }))}
      />
    </DropdownMenu>
  )
}
