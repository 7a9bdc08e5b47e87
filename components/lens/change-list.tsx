'use client'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '@/components/live/ask'
import { useLenses } from '@/components/live/use-lenses'
import { useResource } from '@/components/live/use-resource'
import { useSession } from '@/components/live/use-session'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { Skeleton } from '@/components/ui/skeleton'
import { hasRole } from '@/lib/core/taxonomy'
import type { LensDraft } from '@/lib/wire/lenses'
import { DraftCard } from './draft-card'
import { useProblemText } from './problem-text'
import { VersionList } from './version-list'

/** What is on its way to be in force, what became of it, and every version there was. */
export function ChangeList() {
  const t = useTranslations('lens')
  const maySee = hasRole(useSession().role, 'analyst')
  // What is done with a draft in one list may take it into the other.
  const [turn, setTurn] = useState(0)
  const next = () => setTurn((last) => last + 1)
  return (
    <div className="min-h-0 flex-1 divide-y overflow-y-auto">
      {maySee && <Drafts turn={turn} onChanged={next} />}
      {maySee && <WithdrawnDrafts turn={turn} onChanged={next} />}
      <section aria-label={t('history')} className="p-3">
        <h2 className="mb-2 text-base">{t('history')}</h2>
        <VersionList />
      </section>
    </div>
  )
}

interface ListProps {
  /** Grows with each change made here. */
  turn: number
  onChanged: () => void
}

function Drafts({ turn, onChanged }: ListProps) {
  const t = useTranslations('lens')
  const { revision } = useLenses()
  // What another person approved meanwhile is asked for anew.
  const { value, state, refresh } = useResource<{ items: LensDraft[] }>(
    `/api/v1/lenses/drafts?status=draft,proposed,rejected#${revision}-${turn}`,
    'open',
  )
  return (
    <section aria-label={t('drafts')} className="p-3">
      <h2 className="mb-2 text-base">{t('drafts')}</h2>
      <ImportButton onDone={onChanged} />
      {state === 'failed' && <Notice action={<Button onClick={refresh}>{t('retry')}</Button>}>{t('draftsFailed')}</Notice>}
      {state === 'loading' && <Skeleton className="h-24" />}
      {value?.items.length === 0 && <EmptyState title={t('noDrafts')} text={t('noDraftsText')} />}
      <ul className="mt-2 grid gap-3">
        {value?.items.map((draft) => (
          <li key={draft.id}>
            <DraftCard draft={draft} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the reader withdrew: edited, it is a draft again. */
function WithdrawnDrafts({ turn, onChanged }: ListProps) {
  const t = useTranslations('lens')
  const { id } = useSession()
  const { value } = useResource<{ items: LensDraft[] }>(`/api/v1/lenses/drafts?status=withdrawn#${turn}`, 'withdrawn')
  const own = value?.items.filter(({ author }) => author.id === id) ?? []
  if (own.length === 0) return null
  return (
    <Panel name="lens-withdrawn" title={t('withdrawnByYou', { count: own.length })} initiallyFolded>
      <ul className="grid gap-3 px-3 pb-3">
        {own.map((draft) => (
          <li key={draft.id}>
            <DraftCard draft={draft} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** A file becomes a draft like any other. */
function ImportButton({ onDone }: { onDone: () => void }) {
  const t = useTranslations('lens')
  const problemText = useProblemText()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    const body = parsed(await file.text())
    const answer = body === undefined ? null : await ask('POST', '/api/v1/lenses/import', body)
    if (input.current) input.current.value = ''
    if (answer?.ok) onDone()
    setProblem(answer?.ok ? null : answer ? problemText(answer.code, answer.issues) : t('noJson'))
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={t('importFile')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Button onClick={() => input.current?.click()}>{t('importFile')}</Button>
      {problem && <Notice tone="act">{problem}</Notice>}
    </>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
