'use client'

import { Columns2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useComparison } from '@/components/live/use-comparison'
import { IconButton } from '@/components/ui/icon-button'
import { laterWithin } from '@/components/ui/later'
import { OpenLater } from '@/components/ui/open-later'

const CompareItems = laterWithin(() => import('./compare-items').then((module) => module.CompareItems))

interface Props {
  /** Key that does the same. */
  keys?: string
  /** The screen is too narrow for two maps side by side. */
  narrow?: boolean
}

/** One map, or two that are compared. */
export function CompareMenu({ keys, narrow = false }: Props) {
  const t = useTranslations('overlay.compare')
  const { pair } = useComparison()
  const trigger = (
    <IconButton label={t('label')} keys={keys} look="plain" className={pair ? 'bg-accent-surface' : undefined}>
      <Columns2 aria-hidden />
    </IconButton>
  )
  return (
    <OpenLater trigger={trigger} kind="menu">
      <CompareItems trigger={trigger} narrow={narrow} />
    </OpenLater>
  )
}
