'use client'
import { useTranslations } from 'use-intl'
import { useIncident } from '@/components/live/use-incident'
import { usePicture } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { useUrlState } from '@/components/live/use-url-state'
import { TlpLabel } from '@/components/ui/tlp-label'
import { TLPS, type Tlp, tlpLevel } from '@/lib/core/taxonomy'

/** The highest of some markings; null where there is none. */
function highest(markings: (Tlp | null | undefined)[]): Tlp | null {
  const levels = markings.flatMap((tlp) => (tlp ? [tlpLevel(tlp)] : []))
  return levels.length === 0 ? null : (TLPS[Math.max(...levels)] ?? null)
}

/** The highest marking of what the screen shows, and whether it is an exercise: stands above and below everything. */
export function HandlingBanner({ position }: { position: 'above' | 'below' }) {
  const t = useTranslations('shell.handling')
  const picture = usePicture()
  const { query } = useQuery()
  const [opened] = useUrlState('incident')
  const { incident } = useIncident(opened)
  const tlp = highest([picture?.highestTlp, incident?.tlp])
  return (
    <section
      aria-label={t(position)}
      className="flex h-6 shrink-0 items-center justify-center gap-3 border-b bg-surface-2 text-xs"
      data-testid={`handling-${position}`}
    >
      {query.exercise && <strong className="tracking-wide">{t('exercise')}</strong>}
      {tlp && <TlpLabel tlp={tlp} className="!leading-4" />}
      {!tlp && picture && <span className="text-ink-3">{t('none')}</span>}
      {query.exercise && <strong className="tracking-wide max-md:hidden">{t('exercise')}</strong>}
    </section>
  )
}
