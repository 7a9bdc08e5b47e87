'use client'
import { useTranslations } from 'use-intl'
import { useSettled } from '@/components/live/use-blocs'
import { useLink } from '@/components/live/use-link'
import { usePicture } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import type { RowOrder } from '@/components/live/use-rows'
import { buttonClass } from '@/components/ui/button'
import { useRemembered } from '@/components/ui/use-remembered'
import { formatQuery } from '@/lib/core/query-parameters'
import { TableRows } from './table-rows'
import { TableState } from './table-state'

const FORMATS = ['csv', 'geojson'] as const

/** The picture as a table: the same query, the same incidents and the same numbers as the map. */
export function IncidentTable() {
  const t = useTranslations('table')
  const picture = usePicture()
  const { phase } = useLink()
  const query = useSettled(useQuery().query)
  const [order, setOrder] = useRemembered<RowOrder>('table-order', 'newest')
  const shown = picture !== null && picture.total > 0 && phase !== 'refused'
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-3 py-1.5">
        <p role="status" className="min-w-0 flex-1 text-sm">
          {picture ? t('count', { total: picture.total, held: picture.held }) : t('loading')}
        </p>
        {FORMATS.map((format) => (
          <a key={format} href={`/api/v1/export/${format}?${formatQuery(query)}`} download className={buttonClass('plain')}>
            {t(`export-${format}`)}
          </a>
        ))}
      </div>
      {shown ? <TableRows key={`${order} ${picture.query.exercise}`} order={order} onOrder={setOrder} /> : <TableState />}
    </div>
  )
}
