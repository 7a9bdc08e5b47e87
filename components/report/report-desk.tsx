'use client'
import { useTranslations } from 'use-intl'
import { useUrlState } from '@/components/live/use-url-state'
import { Segmented } from '@/components/ui/segmented'
import type { Technology } from '@/lib/core/taxonomy'
import { Reports } from './reports'
import { TechnologyReport } from './technology-report'

const PARTS = ['views', 'technology'] as const

interface Props {
  onOpenRegion: (code: string) => void
  onOpenIncident: (id: string) => void
  /** Shows the incidents of an ally (null: of all) that involve some technologies (null: whichever). */
  onShow: (country: string | null, technologies: readonly Technology[] | null) => void
}

/** The reports of the picture: the two views of it, or its technologies by ally. */
export function ReportDesk({ onShow, ...open }: Props) {
  const t = useTranslations('report')
  const [text, setPart] = useUrlState('part')
  const part = PARTS.find((one) => one === text) ?? 'views'
  return (
    <>
      <div className="mx-auto max-w-320 px-4 pt-4 max-md:px-3 max-md:pt-3 print:hidden">
        <Segmented
          label={t('parts')}
          value={part}
          onChange={(next) => setPart(next === 'views' ? null : next)}
          options={PARTS.map((value) => ({ value, label: t(`part.${value}`) }))}
        />
      </div>
      {part === 'views' ? <Reports {...open} /> : <TechnologyReport onOpenRegion={open.onOpenRegion} onShow={onShow} />}
    </>
  )
}
