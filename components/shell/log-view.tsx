'use client'
import { useTranslations } from 'use-intl'
import { FilterRail } from '@/components/filters/filter-rail'
import { IncidentTable } from '@/components/table/incident-table'
import { Panel } from '@/components/ui/panel'
import { DetailPane } from './detail-pane'
import { useDetail } from './use-detail'
import { useLayout } from './use-layout'

/** The picture as a table: the same query, the same numbers as the map. */
export function LogView() {
  const t = useTranslations('shell')
  const layout = useLayout()
  const { detail } = useDetail()
  if (layout === null) return null
  const narrow = layout === 'narrow'
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      <aside aria-label={t('panels.filters')} className="shrink-0 overflow-y-auto border-b md:w-70 md:border-r md:border-b-0">
        <Panel name="log-filters" title={t('panels.filters')} initiallyFolded={narrow}>
          <FilterRail />
        </Panel>
      </aside>
      <section aria-label={t('views.log')} className="flex min-h-0 min-w-0 flex-1 flex-col">
        <IncidentTable />
      </section>
      {detail.part !== 'feed' && (
        <aside
          aria-label={t(`panels.${detail.part}`)}
          className="min-h-0 bg-surface max-md:fixed max-md:inset-0 max-md:z-30 md:w-95 md:shrink-0 md:border-l"
        >
          <DetailPane />
        </aside>
      )}
    </div>
  )
}
