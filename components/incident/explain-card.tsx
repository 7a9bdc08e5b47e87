'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { useAgreementName } from '@/components/ui/agreement-name'
import { Badge } from '@/components/ui/badge'
import { ScoreBar } from '@/components/ui/score-bar'
import { useSideNames } from '@/components/ui/side-names'
import { type AgreementClass, CRITERIA, type Criterion } from '@/lib/core/lens/lens'
import { shownParts } from '@/lib/core/lens/shown-parts'
import type { Explained } from '@/lib/wire/protocol'
import { FlipLines } from './flip-lines'
import { halfLifeHours } from './half-life'

/** Why both lenses score it as they do: what each criterion adds, mirrored around the middle, down to the two scores. `note` names the lenses. */
export function ExplainCard({ explained, occurredAt, note }: { explained: Explained; occurredAt: string; note: string }) {
  const t = useTranslations('incident')
  const words = useTranslations('words')
  const format = useFormatter()
  const sides = useSideNames()
  const agreementName = useAgreementName()
  const { east, west } = explained
  const top = Math.max(...CRITERIA.flatMap((criterion) => [east.contributions[criterion], west.contributions[criterion]]))
  const shown = { east: shownOf(east.contributions), west: shownOf(west.contributions) }
  const number = (value: number) => format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <section aria-label={t('explain')} className="mx-3 mb-3 rounded border p-3">
      <div className="mb-2 flex items-center gap-2">
        <h3 className="flex-1 font-semibold text-sm">{t('explain')}</h3>
        <Badge tone="outline">{agreementName(explained.agreement as AgreementClass)}</Badge>
      </div>
      <table className="w-full text-sm">
        <thead className="text-ink-2 text-xs">
          <tr>
            <th scope="col" className="pb-1 text-left font-normal">
              {t('criterion')}
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              {sides.west}
            </th>
            <td />
            <th scope="col" className="pb-1 text-right font-normal">
              {sides.east}
            </th>
          </tr>
        </thead>
        <tbody>
          {CRITERIA.map((criterion, at) => (
            <Line
              key={criterion}
              label={words(`criterion.${criterion}`)}
              west={shown.west.parts[at] ?? 0}
              east={shown.east.parts[at] ?? 0}
              top={top}
              number={number}
            />
          ))}
        </tbody>
        <tfoot className="border-t font-semibold">
          <Line label={t('score')} west={shown.west.total} east={shown.east.total} top={100} number={number} />
        </tfoot>
      </table>
      <Decay explained={explained} occurredAt={occurredAt} />
      <FlipLines flip={explained.flip} at={explained.at} />
      <p className="mt-1 text-ink-3 text-xs">{note}</p>
    </section>
  )
}

/** Rounded so that the lines sum to the score as it is shown. */
function shownOf(contributions: Record<Criterion, number>): { parts: number[]; total: number } {
  return shownParts(
    CRITERIA.map((criterion) => contributions[criterion]),
    1,
  )
}

interface LineProps {
  label: string
  west: number
  east: number
  top: number
  number: (value: number) => string
}

function Line({ label, west, east, top, number }: LineProps) {
  return (
    <tr>
      <th scope="row" className="py-0.5 text-left font-normal">
        {label}
      </th>
      <td className="w-10 text-right">{number(west)}</td>
      <td className="w-38 px-2">
        <ScoreBar west={west} east={east} top={top} side={64} />
      </td>
      <td className="w-10 text-right">{number(east)}</td>
    </tr>
  )
}

/** Half-lives belong to a lens: they may differ between the two. */
function Decay({ explained, occurredAt }: { explained: Explained; occurredAt: string }) {
  const t = useTranslations('incident')
  const sides = useSideNames()
  const format = useFormatter()
  const { east, west, at } = explained
  if (east.standing === 0) return <p className="mt-2 text-ink-2 text-xs">{t('false-positive')}</p>
  const sentence = (decay: number) => {
    const hours = halfLifeHours(decay, Date.parse(at) - Date.parse(occurredAt))
    return hours === null
      ? t('fresh')
      : t('decay', { hours, left: format.number(decay, { style: 'percent', maximumFractionDigits: decay > 0.99 ? 1 : 0 }) })
  }
  const alike = Math.abs(east.decay - west.decay) < 1e-9
  return (
    <p className="mt-2 text-ink-2 text-xs">
      {alike ? sentence(east.decay) : `${sides.west}: ${sentence(west.decay)} ${sides.east}: ${sentence(east.decay)}`}
    </p>
  )
}
