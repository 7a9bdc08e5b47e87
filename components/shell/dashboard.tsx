'use client'
import { useTranslations } from 'use-intl'
import { Skeleton } from '@/components/ui/skeleton'
import { NarrowDashboard } from './narrow-dashboard'
import { useLayout } from './use-layout'
import { WideDashboard } from './wide-dashboard'

/** The live picture on a map, in the form that the screen has room for. */
export function Dashboard() {
  const t = useTranslations('shell')
  const layout = useLayout()
  return (
    <>
      <h1 className="sr-only">{t('titles.map')}</h1>
      {layout === null && <Skeleton className="m-3 flex-1" />}
      {layout === 'narrow' && <NarrowDashboard />}
      {(layout === 'medium' || layout === 'wide') && <WideDashboard medium={layout === 'medium'} />}
    </>
  )
}
