'use client'
import { useTranslations } from 'use-intl'
import type { Histogram } from '@/components/live/use-picture'
import { Dialog } from '@/components/ui/dialog'
import { Time } from '@/components/ui/time'
import { KINDS } from '@/lib/core/taxonomy'
import { totals } from './stack'

interface Props {
  histogram: Histogram
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The bars as numbers, in a window over the page. */
export function CountDialog({ histogram, open, onOpenChange }: Props) {
  const t = useTranslations('timeline')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={t('table-text')} className="md:!w-200">
      <Numbers histogram={histogram} />
    </Dialog>
  )
}

function Numbers({ histogram: { start, step, kinds } }: { histogram: Histogram }) {
  const t = useTranslations('timeline')
  const words = useTranslations('words.kind')
  const rows = totals(kinds).flatMap((total, bucket) => (total > 0 ? [{ at: start + bucket * step, total, bucket }] : []))
  return (
    <table className="w-full text-right text-sm">
      <thead className="align-bottom text-ink-2 text-xs">
        <tr className="border-b">
          <th scope="col" className="py-1 text-left">
            {t('starting')}
          </th>
          {KINDS.map((kind) => (
            <th key={kind} scope="col" className="px-1 py-1">
              {words(kind)}
            </th>
          ))}
          <th scope="col" className="py-1">
            {t('total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, total, bucket }) => (
          <tr key={at} className="border-b">
            <th scope="row" className="py-1 text-left font-normal">
              <Time at={at} />
            </th>
            {KINDS.map((kind, code) => (
              <td key={kind} className="px-1">
                {kinds[code]?.[bucket] ?? 0}
              </td>
            ))}
            <td className="font-medium">{total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
