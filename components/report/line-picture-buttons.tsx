'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { EngineReport } from '@/components/live/use-report'
import { Button } from '@/components/ui/button'
import { dateTimeGroup } from '@/components/ui/clock-format'
import { useSideNames } from '@/components/ui/side-names'
import { toast } from '@/components/ui/toast'
import { formatQuery } from '@/lib/core/query-parameters'
import { linePicture, PICTURE_SIZE } from './line-picture'
import { savePicture } from './save-picture'
import { useTau } from './use-tau'

/** Hands over the line as a picture, with all that it stands for. Times are in UTC: it leaves this screen. */
export function LinePictureButtons({ report }: { report: EngineReport }) {
  const t = useTranslations('report')
  const shell = useTranslations('shell.handling')
  const sides = useSideNames()
  const { tau, measured } = useTau()
  const save = async (form: 'svg' | 'png') => {
    const { series, query, at, total, regions, highestTlp } = report
    const [first, last] = [series[0], series.at(-1)]
    if (!first || !last) return
    const svg = linePicture(series, {
      title: `${t('line')}: ${sides.east}, ${sides.west}`,
      lines: [
        measured(regions),
        `${t('stands', { count: total })} ${dateTimeGroup(at)}`,
        `${t('query')}: ${decodeURIComponent(formatQuery(query).toString()) || t('query-all')}`,
      ],
      marking: [query.exercise && shell('exercise'), highestTlp ?? shell('none')].filter(Boolean).join('  ·  '),
      from: dateTimeGroup(first.at),
      to: dateTimeGroup(last.at),
      number: tau,
    })
    await savePicture(svg, form, 'cohesion', PICTURE_SIZE).catch(() => toast({ title: t('not-drawn'), tone: 'act' }))
  }
  return (['svg', 'png'] as const).map((form) => (
    <Button key={form} look="quiet" onClick={() => void save(form)} className="px-2">
      <Download aria-hidden />
      {t('save', { form: form.toUpperCase() })}
    </Button>
  ))
}
