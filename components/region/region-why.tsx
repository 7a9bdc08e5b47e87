'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { useMakeup } from '@/components/live/use-makeup'
import { ScoreBar } from '@/components/ui/score-bar'
import { useSideNames } from '@/components/ui/side-names'
import { Skeleton } from '@/components/ui/skeleton'
import { CRITERIA } from '@/lib/core/lens/lens'
import { shownParts } from '@/lib/core/lens/shown-parts'
import type { RegionMakeup } from '@/lib/core/report/region-makeup'
import { KINDS } from '@/lib/core/taxonomy'
import { LeadFlipLines } from './lead-flip-lines'

/** Why both sides weigh a region as they do: its loads by kind and by criterion, each to the sum shown, and what would turn the lead. */
export function RegionWhy({ region }: { region: string }) {
  const t = useTranslations('region')
  const words = useTranslations('words')
  const sides = useSideNames()
  const makeup = useMakeup(region)
  if (!makeup) return <Skeleton className="m-3 h-64" />
  return (
    <section aria-label={t('why')} className="border-t p-3">
      <h3 className="mb-1 font-semibold text-sm">{t('why')}</h3>
      <table className="w-full text-sm">
        <thead className="text-ink-2 text-xs">
          <tr>
            <td />
            <th scope="col" className="pb-1 text-right font-normal">
              {sides.west}
            </th>
            <td />
            <th scope="col" className="pb-1 text-right font-normal">
              {sides.east}
            </th>
          </tr>
        </thead>
        <Parts makeup={makeup} by="kinds" labels={KINDS.map((kind) => words(`kind.${kind}`))} heading={t('by-kind')} />
        <Parts makeup={makeup} by="criteria" labels={CRITERIA.map((one) => words(`criterion.${one}`))} heading={t('by-criterion')} />
      </table>
      <LeadFlipLines makeup={makeup} />
    </section>
  )
}

/** The parts of both loads, those that differ most first; rounded so that they sum to the load shown. */
function Parts(props: { makeup: RegionMakeup; by: 'kinds' | 'criteria'; labels: string[]; heading: string }) {
  const { makeup, by } = props
  const format = useFormatter()
  const digits = Math.max(makeup.east.load, makeup.west.load) < 10 ? 1 : 0
  const [east, west] = [shownParts(makeup.east[by], digits).parts, shownParts(makeup.west[by], digits).parts]
  const number = (value: number) => format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const rows = props.labels
    .map((label, at) => ({ label, east: east[at] ?? 0, west: west[at] ?? 0 }))
    .filter((row) => row.east > 0 || row.west > 0)
    .sort((a, b) => Math.abs(b.east - b.west) - Math.abs(a.east - a.west))
  const top = Math.max(...rows.flatMap((row) => [row.east, row.west]))
  return (
    <tbody className="border-t">
      <tr>
        <th scope="rowgroup" colSpan={4} className="pt-1 text-left font-normal text-ink-3 text-xs">
          {props.heading}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.label}>
          <th scope="row" className="py-0.5 text-left font-normal">
            {row.label}
          </th>
          <td className="w-12 text-right">{number(row.west)}</td>
          <td className="w-28 px-2">
            <ScoreBar west={row.west} east={row.east} top={top} side={44} />
          </td>
          <td className="w-12 text-right">{number(row.east)}</td>
        </tr>
      ))}
    </tbody>
  )
}
