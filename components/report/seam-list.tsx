'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSettled } from '@/components/live/use-blocs'
import { useResource } from '@/components/live/use-resource'
import { useSession } from '@/components/live/use-session'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import type { Sides } from '@/lib/core/lens/in-force'
import { writeSides } from '@/lib/core/lens/sides'
import type { Query } from '@/lib/core/query'
import { formatQuery } from '@/lib/core/query-parameters'
import { hasRole } from '@/lib/core/taxonomy'
import type { SeamAnswer } from '@/lib/wire/seam'
import { SeamDialog } from './seam-dialog'
import { Decisions, SeamRow } from './seam-row'

const AT_FIRST = 6

/** What may be meant to drive the two sides apart, for somebody to judge. The server looks for it, as it needs the whole text. */
export function SeamList({ query, sides, onOpenIncident }: { query: Query; sides: Sides; onOpenIncident: (id: string) => void }) {
  const t = useTranslations('report.seam')
  const asked = formatQuery(useSettled(query))
  const written = writeSides(sides)
  if (written) asked.set('sides', written)
  const params = asked.toString()
  const { value, state, refresh } = useResource<SeamAnswer>(`/api/v1/seam${params && `?${params}`}`)
  if (!value)
    return state === 'failed' || state === 'refused' ? (
      <Notice action={<Button onClick={refresh}>{t('retry')}</Button>}>{t(state === 'refused' ? 'problems.signed-out' : 'failed')}</Notice>
    ) : (
      <div role="status">
        <span className="sr-only">{t('loading')}</span>
        <Skeleton className="h-48" />
      </div>
    )
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 text-ink-3 text-xs">
        {t('examined', { examined: value.examined, total: value.total })} <Time at={value.at} />
        <Button look="quiet" onClick={refresh} className="px-2">
          {t('refresh')}
        </Button>
      </p>
      {state === 'failed' && <Notice>{t('failed')}</Notice>}
      <Candidates value={value} params={params} refresh={refresh} onOpenIncident={onOpenIncident} />
    </>
  )
}

interface CandidatesProps {
  value: SeamAnswer
  params: string
  refresh: () => void
  onOpenIncident: (id: string) => void
}

function Candidates({ value: { candidates, past, at }, params, refresh, onOpenIncident }: CandidatesProps) {
  const t = useTranslations('report.seam')
  const mayDecide = hasRole(useSession().role, 'analyst')
  const [all, setAll] = useState(false)
  const [deciding, setDeciding] = useState<SeamAnswer['candidates'][number] | null>(null)
  const settle = (recorded: boolean) => {
    setDeciding(null)
    if (!recorded) return
    toast({ title: t('recorded') })
    refresh()
  }
  // As it was seen: the moment belongs to the scores that made it a candidate.
  const seenIn = new URLSearchParams(params)
  seenIn.set('at', at)
  return (
    <>
      {candidates.length === 0 && <p className="py-2 text-ink-2 text-sm">{t('none')}</p>}
      <ol>
        {candidates.slice(0, all ? undefined : AT_FIRST).map((candidate) => (
          <SeamRow
            key={candidate.id}
            candidate={candidate}
            onDecide={mayDecide ? () => setDeciding(candidate) : null}
            onOpenIncident={onOpenIncident}
          />
        ))}
      </ol>
      {candidates.length > AT_FIRST && !all && (
        <Button look="quiet" onClick={() => setAll(true)} className="-ml-2 px-2">
          {t('show-all', { count: candidates.length })}
        </Button>
      )}
      {past.length > 0 && (
        <section aria-label={t('past')} className="mt-2 border-t pt-2">
          <h3 className="font-semibold text-sm">{t('past')}</h3>
          {past.map((decision) => (
            <div key={`${decision.candidate} ${decision.at}`} className="py-1 text-sm">
              <bdi>{decision.title}</bdi>
              <Decisions decisions={[decision]} />
            </div>
          ))}
        </section>
      )}
      {deciding && <SeamDialog candidate={deciding} query={seenIn.toString()} onDone={settle} />}
    </>
  )
}
