'use client'
import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'
import { type Picture, usePicture } from '@/components/live/use-picture'
import { type TechnologyCounts, useTechnologies } from '@/components/live/use-technologies'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import type { Query } from '@/lib/core/query'
import { formatQuery } from '@/lib/core/query-parameters'
import { noTechnologies, type TechnologyTable, technologyTable } from '@/lib/core/report/technology-table'
import { Card } from './card'
import { NothingToReport } from './nothing-to-report'
import { type TechnologyActions, TechnologyGrid } from './technology-grid'

/** Where emerging technologies are met: the matches of the picture by ally and technology. */
export function TechnologyReport(actions: TechnologyActions) {
  const t = useTranslations('report')
  const picture = usePicture()
  const technologies = useTechnologies()
  const { phase } = useLink()
  const table = useMemo(() => picture && technologies && tableOf(picture, technologies), [picture, technologies])
  if (picture?.total === 0) return <NothingToReport picture={picture} />
  return (
    <article className="mx-auto flex max-w-320 flex-col gap-4 p-4 max-md:p-3">
      {(phase === 'stale' || phase === 'failed') && <Notice>{t('offline')}</Notice>}
      {!picture || !table ? (
        <div role="status">
          <span className="sr-only">{t('loading')}</span>
          <Skeleton className="h-96" />
        </div>
      ) : (
        <Card title={t('technology.title')} text={t('technology.text')}>
          <div className="mb-2 flex flex-wrap justify-end gap-2 print:hidden">
            <Exports query={picture.query} />
          </div>
          <TechnologyGrid table={table} picture={picture} {...actions} />
        </Card>
      )}
    </article>
  )
}

/** All numbers of one picture: they are those of its filters. */
function tableOf({ countries, total }: Picture, { all, regions }: TechnologyCounts): TechnologyTable {
  const tallies = countries.map(({ region, count }) => [region, { incidents: count, ...(regions[region] ?? noTechnologies()) }] as const)
  return technologyTable(new Map(tallies), { incidents: total, ...all })
}

function Exports({ query }: { query: Query }) {
  const t = useTranslations('report')
  return (['csv', 'json'] as const).map((form) => {
    const params = formatQuery(query)
    params.set('format', form)
    return (
      <a key={form} href={`/api/v1/technologies?${params}`} download={`technologies.${form}`} className={buttonClass('plain')}>
        <Download aria-hidden />
        {t('export', { form: form.toUpperCase() })}
      </a>
    )
  })
}
