'use client'
import { useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'
import { usePicture } from '@/components/live/use-picture'
import { type EngineReport, useReport } from '@/components/live/use-report'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { cohesionGrade } from '@/lib/core/cohesion-grade'
import { AllyMatrix } from './ally-matrix'
import { BridgeList } from './bridge-list'
import { Card } from './card'
import { CohesionLine } from './cohesion-line'
import { Headline } from './headline'
import { KindList } from './kind-list'
import { NothingToReport } from './nothing-to-report'
import { SeamList } from './seam-list'
import { useTau } from './use-tau'

interface Props {
  onOpenRegion: (code: string) => void
  onOpenIncident: (id: string) => void
}

/** Where both sides agree and where not, over time and by kind; what to act on together, and what to consult about. */
export function Reports(props: Props) {
  const t = useTranslations('report')
  const picture = usePicture()
  const report = useReport()
  const { phase } = useLink()
  if (picture?.total === 0) return <NothingToReport picture={picture} />
  if (!report)
    return (
      <div role="status" className="flex flex-col gap-4 p-4">
        <span className="sr-only">{t('loading')}</span>
        <Skeleton className="h-20 max-w-prose" />
        <Skeleton className="h-56" />
        <Skeleton className="h-96" />
      </div>
    )
  const late = picture !== null && report.query !== picture.query && JSON.stringify(report.query) !== JSON.stringify(picture.query)
  return (
    <article aria-busy={late} className={late ? 'p-4 opacity-60 max-md:p-3' : 'p-4 max-md:p-3'}>
      <div className="@container mx-auto flex max-w-320 flex-col gap-4">
        {(phase === 'stale' || phase === 'failed') && <Notice>{t('offline')}</Notice>}
        {report.lenses.draft !== null && <Notice>{t('draft')}</Notice>}
        <Headline report={report} onOpenRegion={props.onOpenRegion} />
        <Cards report={report} {...props} />
      </div>
    </article>
  )
}

function Cards({ report, ...open }: Props & { report: EngineReport }) {
  const t = useTranslations('report')
  const { measured } = useTau()
  return (
    <div className="grid items-start gap-4 @4xl:grid-cols-[3fr_2fr]">
      <div className="flex min-w-0 flex-col gap-4">
        <Card title={t('line')} text={t('line-text')}>
          <CohesionLine report={report} />
        </Card>
        <Card title={t('bridge')} text={t('bridge-text')}>
          <BridgeList report={report} {...open} />
        </Card>
        <Card title={t('seam.title')} text={t('seam.text')}>
          <SeamList query={report.query} sides={report.lenses.sides} onOpenIncident={open.onOpenIncident} />
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Card title={t('kinds')} text={t('kinds-text')}>
          <KindList kinds={report.kinds} />
        </Card>
        <Card title={t('incidents')} text={t('ranked', { n: report.incidents.n, total: report.total })}>
          {report.incidents.tau !== null && <p className="text-sm">{t(`grades.${cohesionGrade(report.incidents.tau)}`)}</p>}
          <p className="text-ink-3 text-xs">{measured(report.incidents)}</p>
        </Card>
        <Card title={t('matrix')} text={t('matrix-text', { n: report.matrix.n })}>
          <AllyMatrix matrix={report.matrix} />
        </Card>
        <p className="text-ink-3 text-xs">{t('method')}</p>
      </div>
    </div>
  )
}
