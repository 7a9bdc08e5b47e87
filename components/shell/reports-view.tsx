'use client'
import { useRouter, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { FilterRail } from '@/components/filters/filter-rail'
import { useQuery } from '@/components/live/use-query'
import { withinRegion } from '@/components/region/region-query'
import { ReportDesk } from '@/components/report/report-desk'
import { useGroupings } from '@/components/ui/groupings'
import { useRemembered } from '@/components/ui/use-remembered'
import { formatQuery, QUERY_PARAMETERS } from '@/lib/core/query-parameters'
import type { Technology } from '@/lib/core/taxonomy'
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
  const show = useShowInLog()
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
        <ReportDesk
          onOpenRegion={(code) => {
            close()
            openRegion(code)
          }}
          onOpenIncident={openIncident}
          onShow={show}
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

/** Leads to the log with the filters narrowed to an ally and to technologies; Back leads to the report as it was. */
function useShowInLog(): (country: string | null, technologies: readonly Technology[] | null) => void {
  const router = useRouter()
  const { query } = useQuery()
  const groupings = useGroupings()
  const search = useSearchParams().toString()
  return useCallback(
    (country, technologies) => {
      const within = country === null ? query : withinRegion(query, country, groupings)
      if (!within) return
      const params = new URLSearchParams(search)
      for (const name of [...QUERY_PARAMETERS, 'part', 'region', 'incident']) params.delete(name)
      for (const [name, value] of formatQuery({ ...within, technology: [...(technologies ?? query.technology)] })) params.set(name, value)
      params.set('exercise', String(query.exercise))
      router.push(`/log?${params}`)
    },
    [router, query, groupings, search],
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
