'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useRegionNames } from '@/components/ui/region-name'
import { ScoreBar } from '@/components/ui/score-bar'
import { useSideNames } from '@/components/ui/side-names'
import { Time } from '@/components/ui/time'
import { TlpLabel } from '@/components/ui/tlp-label'
import type { SeamAnswer, SeamDecision } from '@/lib/wire/seam'

type Candidate = SeamAnswer['candidates'][number]

/** Countries shown at each end of a narrative. */
const ENDS = 2

interface Props {
  candidate: Candidate
  /** Null where the reader may not decide. */
  onDecide: (() => void) | null
  onOpenIncident: (id: string) => void
}

/** A candidate of the seam: what it is, why, and what was decided. */
export function SeamRow({ candidate, onDecide, onOpenIncident }: Props) {
  const t = useTranslations('report.seam')
  const format = useFormatter()
  const [latest] = candidate.decisions
  const [first] = candidate.incidents
  return (
    <li className="flex flex-col gap-1 border-b py-2 text-sm last:border-b-0">
      <div className="flex flex-wrap items-start gap-x-2 gap-y-1">
        <h3 className="min-w-0 flex-1 font-medium">
          <bdi>{candidate.title}</bdi>
        </h3>
        {latest && <Badge tone="outline">{t(latest.decision)}</Badge>}
        <span className="text-right">
          <span className="sr-only">{t('strength')}: </span>
          {t('points', { points: format.number(candidate.strength, { maximumFractionDigits: 1, minimumFractionDigits: 1 }) })}
        </span>
      </div>
      <p className="flex flex-wrap items-center gap-x-2 text-ink-3 text-xs">
        <TlpLabel tlp={candidate.tlp} /> {t('count', { count: candidate.incidents.length })}, <Time at={candidate.from} />
        {candidate.from !== candidate.to && (
          <>
            {' – '}
            <Time at={candidate.to} />
          </>
        )}
      </p>
      <Reasons candidate={candidate} />
      <Decisions decisions={candidate.decisions} />
      <div className="flex flex-wrap gap-2">
        {first && (
          <Button look="quiet" onClick={() => onOpenIncident(first)} className="-ml-2 px-2">
            {t('open', { count: candidate.incidents.length })}
          </Button>
        )}
        {onDecide && (
          <Button look="quiet" onClick={onDecide} className="px-2">
            {t('decide')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Reasons({ candidate: { sort, tellings, techniques, shared } }: { candidate: Candidate }) {
  const t = useTranslations('report.seam')
  const sides = useSideNames()
  const names = useRegionNames()
  const format = useFormatter()
  const points = (value: number) => format.number(value, { maximumFractionDigits: 0 })
  const shown = tellings.length <= 2 * ENDS ? tellings : [...tellings.slice(0, ENDS), ...tellings.slice(-ENDS)]
  return (
    <>
      {sort === 'narrative' && shared && (
        <p className="text-ink-2 text-xs">
          {t(`shared.${shared.by}`, { value: shared.value })} {t('told', { count: tellings.length })}
        </p>
      )}
      <ul className="grid gap-x-4 text-xs @xl:grid-cols-2">
        {shown.map(({ country, count, east, west }) => (
          <li key={country} className="flex items-center gap-2 py-0.5 text-ink-2">
            <span className="min-w-0 flex-1 truncate">
              <bdi>{names.country(country)}</bdi> {sort === 'narrative' && <span className="text-ink-3">{t('times', { count })}</span>}
            </span>
            <span className="sr-only">{sides.west} </span>
            {points(west)}
            <ScoreBar east={east} west={west} side={28} />
            <span className="sr-only">{sides.east} </span>
            {points(east)}
          </li>
        ))}
      </ul>
      {techniques.length > 0 && (
        <ul className="text-ink-2 text-xs">
          {techniques.map(({ id, name, reason }) => (
            <li key={id}>
              <span className="font-mono">{id}</span> <span lang="en">{`${name}: ${reason}`}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Who decided what and why, the newest first. */
export function Decisions({ decisions }: { decisions: readonly SeamDecision[] }) {
  const t = useTranslations('report.seam')
  if (decisions.length === 0) return null
  return (
    <ul aria-label={t('decisions')} className="border-l-2 pl-2 text-xs">
      {decisions.map(({ decision, reason, by, at }) => (
        <li key={`${at} ${by}`} className="text-ink-2">
          {t('decided', { decision: t(decision), by })} <Time at={at} className="text-ink-3" />: <bdi>{reason}</bdi>
        </li>
      ))}
    </ul>
  )
}
