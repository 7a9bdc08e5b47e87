'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { FilterRail } from '@/components/filters/filter-rail'
import { useSession } from '@/components/live/use-session'
import { IncidentTable } from '@/components/table/incident-table'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { useRemembered } from '@/components/ui/use-remembered'
import { hasRole } from '@/lib/core/taxonomy'
import { DetailPane } from './detail-pane'
import { KEYS } from './keys'
import { SideColumn } from './side-column'
import { useDetail } from './use-detail'
import { useFocusReturn } from './use-focus-return'
import { useKeys } from './use-keys'
import { useLayout } from './use-layout'

/** The picture as a table: the same query, the same numbers as the map. */
export function LogView() {
  const t = useTranslations('shell')
  const layout = useLayout()
  const { detail, openForm, back } = useDetail()
  useFocusReturn(detail)
  const mayWrite = hasRole(useSession().role, 'analyst')
  useKeys({ back: detail.part === 'feed' ? undefined : back })
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      <h1 className="sr-only">{t('titles.log')}</h1>
      {layout === 'narrow' && <FiltersAbove />}
      {(layout === 'medium' || layout === 'wide') && <FiltersBeside />}
      {layout !== null && (
        <section aria-label={t('views.log')} className="flex min-h-0 min-w-0 flex-1 flex-col">
          <IncidentTable />
        </section>
      )}
      {layout === 'narrow' && mayWrite && (
        <Button look="primary" onClick={openForm} className="fixed right-3 bottom-9 z-20 shadow">
          <Plus aria-hidden />
          {t('log')}
        </Button>
      )}
      {detail.part !== 'feed' && (
        <aside
          aria-label={t(`panels.${detail.part}`)}
          className="min-h-0 bg-surface max-md:fixed max-md:inset-x-0 max-md:top-18 max-md:bottom-6 max-md:z-30 md:w-95 md:shrink-0 md:border-l"
        >
          <DetailPane />
        </aside>
      )}
    </div>
  )
}

function FiltersBeside() {
  const [fold, setFold] = useRemembered<'open' | 'folded'>('column:log', 'open')
  const setOpen = (open: boolean) => setFold(open ? 'open' : 'folded')
  useKeys({ filters: () => setOpen(fold !== 'open') })
  return (
    <SideColumn side="left" panel="filters" open={fold === 'open'} onOpenChange={setOpen} keys={KEYS.filters.shown}>
      <FilterRail />
    </SideColumn>
  )
}

function FiltersAbove() {
  const t = useTranslations('shell.panels')
  return (
    <aside aria-label={t('filters')} className="max-h-1/2 shrink-0 overflow-y-auto border-b">
      <Panel name="log-filters" title={t('filters')} initiallyFolded>
        <FilterRail />
      </Panel>
    </aside>
  )
}
