'use client'
import { useTranslations } from 'use-intl'
import { FilterRail } from '@/components/filters/filter-rail'
import { Reports } from '@/components/report/reports'
import { useRemembered } from '@/components/ui/use-remembered'
import { DetailPane } from './detail-pane'
import { KEYS } from './keys'
import { SideColumn } from './side-column'
import { useDetail } from './use-detail'
import { useFocusReturn } from './use-focus-return'
import { useKeys } from './use-keys'
import { useLayout } from './use-layout'

/** What is derived from the two views of the picture: the same query, the same numbers as map and log. On paper it stands alone, with its marking. */
export function ReportsView() {
  const t = useTranslations('shell')
  const layout = useLayout()
  const { detail, openRegion, openIncident, back, close } = useDetail()
  useFocusReturn(detail)
  useKeys({ back: detail.part === 'feed' ? undefined : back })
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col print:block">
      <h1 className="sr-only">{t('titles.reports')}</h1>
      {(layout === 'medium' || layout === 'wide') && <FiltersBeside initially={layout === 'wide' ? 'open' : 'folded'} />}
      <section
        aria-label={t('views.reports')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
        tabIndex={0}
        className="min-h-0 min-w-0 flex-1 overflow-y-auto -outline-offset-2 print:overflow-visible"
      >
        <Reports
          onOpenRegion={(code) => {
            close()
            openRegion(code)
          }}
          onOpenIncident={openIncident}
        />
      </section>
      {detail.part !== 'feed' && (
        <aside
          aria-label={t(`panels.${detail.part}`)}
          className="min-h-0 bg-surface max-md:fixed max-md:inset-x-0 max-md:top-18 max-md:bottom-6 max-md:z-30 md:w-95 md:shrink-0 md:border-l print:hidden"
        >
          <DetailPane />
        </aside>
      )}
    </div>
  )
}

function FiltersBeside({ initially }: { initially: 'open' | 'folded' }) {
  const [fold, setFold] = useRemembered<'open' | 'folded'>('column:reports', initially)
  const setOpen = (open: boolean) => setFold(open ? 'open' : 'folded')
  useKeys({ filters: () => setOpen(fold !== 'open') })
  return (
    <SideColumn side="left" panel="filters" open={fold === 'open'} onOpenChange={setOpen} keys={KEYS.filters.shown}>
      <FilterRail />
    </SideColumn>
  )
}
