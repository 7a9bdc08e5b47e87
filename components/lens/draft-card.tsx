'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '@/components/live/ask'
import { useLenses } from '@/components/live/use-lenses'
import { useSession } from '@/components/live/use-session'
import { useUrlState } from '@/components/live/use-url-state'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { useSideNames } from '@/components/ui/side-names'
import { Time } from '@/components/ui/time'
import { hasRole } from '@/lib/core/taxonomy'
import type { LensDraft } from '@/lib/wire/lenses'
import { DraftChanges } from './draft-changes'
import { DraftHistory } from './draft-history'
import { EffectTable } from './effect-table'
import { useProblemText } from './problem-text'

type Verb = 'propose' | 'withdraw' | 'approve' | 'reject'

/** One change on its way: what it changes, what it would do, and what this person may do with it. */
export function DraftCard({ draft, onChanged }: { draft: LensDraft; onChanged: () => void }) {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const { tryDraft } = useLenses()
  const [shown, setShown] = useState<'changes' | 'effect' | 'earlier' | null>(null)
  const { id, subject, status, author, reason, revision, decision } = draft
  const toggle = (part: 'changes' | 'effect' | 'earlier') => setShown(shown === part ? null : part)
  return (
    <article className="grid gap-2 rounded border bg-raised p-3">
      <header className="flex items-start gap-2">
        <h3 className="min-w-0 flex-1 text-sm">{t('draftOf', { name: subject === 'blocs' ? t('blocs') : nameOf(subject) })}</h3>
        <Badge tone="outline">{t(`status.${status}`)}</Badge>
      </header>
      <p className="text-ink-2 text-sm">
        {t('draftedBy', { name: author.name })} · <Time at={Date.parse(draft.createdAt)} />
      </p>
      <p className="text-sm">{reason}</p>
      {decision && (
        <p className="text-ink-2 text-sm">
          {t(`decided.${status === 'rejected' ? 'rejected' : 'withdrawn'}`, { name: decision.by.name })} {decision.reason}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => tryDraft({ subject, body: draft.body })}>{t('tryIt')}</Button>
        <Button aria-expanded={shown === 'changes'} onClick={() => toggle('changes')}>
          {t('whatChanges')}
        </Button>
        <Button aria-expanded={shown === 'effect'} onClick={() => toggle('effect')}>
          {t('effect')}
        </Button>
        {revision > 1 && (
          <Button aria-expanded={shown === 'earlier'} onClick={() => toggle('earlier')}>
            {t('earlier')}
          </Button>
        )}
      </div>
      {shown === 'changes' && <DraftChanges draft={draft} />}
      {shown === 'effect' && <EffectTable id={id} />}
      {shown === 'earlier' && <DraftHistory draft={draft} />}
      <Decision draft={draft} onChanged={onChanged} />
    </article>
  )
}

/** What its author, and another person, may do with it. */
function Decision({ draft, onChanged }: { draft: LensDraft; onChanged: () => void }) {
  const session = useSession()
  const isOwn = draft.author.id === session.id
  const { act, problem } = useActs(draft, onChanged)
  const mayDecide = hasRole(session.role, 'lead') && !isOwn && draft.status === 'proposed'
  return (
    <div className="grid gap-2 empty:hidden">
      {isOwn && <OwnActs draft={draft} act={act} />}
      {mayDecide && <Verdict act={act} />}
      {problem && <Notice tone="act">{problem}</Notice>}
    </div>
  )
}

function OwnActs({ draft, act }: { draft: LensDraft; act: Act }) {
  const t = useTranslations('lens')
  const { tryDraft } = useLenses()
  const [, setPart] = useUrlState('part')
  const { id, subject, status, body, revision, reason } = draft
  const edit = () => {
    tryDraft({ subject, body, saved: { id, revision, reason } })
    setPart(subject === 'blocs' ? 'blocs' : null)
  }
  return (
    <>
      {status === 'proposed' && <p className="text-ink-2 text-sm">{t('waitsForAnother')}</p>}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {status === 'draft' && (
          <Button look="primary" onClick={() => void act('propose')}>
            {t('propose')}
          </Button>
        )}
        {(status === 'draft' || status === 'withdrawn') && <Button onClick={edit}>{t('edit')}</Button>}
        {status === 'proposed' && (
          <Button onClick={() => void act('withdraw').then((isDone) => isDone && edit())}>{t('withdrawAndEdit')}</Button>
        )}
        {(status === 'draft' || status === 'proposed') && <Button onClick={() => void act('withdraw')}>{t('withdraw')}</Button>}
      </div>
    </>
  )
}

function Verdict({ act }: { act: Act }) {
  const t = useTranslations('lens')
  const [note, setNote] = useState('')
  return (
    <>
      <Input
        aria-label={t('decisionReason')}
        placeholder={t('decisionReason')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        maxLength={2000}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => void act('approve', note)}>
          {t('approve')}
        </Button>
        <Button disabled={note.trim() === ''} onClick={() => void act('reject', note)}>
          {t('reject')}
        </Button>
      </div>
    </>
  )
}

type Act = (verb: Verb, note?: string) => Promise<boolean>

/** Does what a person may do with a draft, as they see it: one that was edited meanwhile is not approved unseen. */
function useActs(draft: LensDraft, onChanged: () => void): { act: Act; problem: string | null } {
  const problemText = useProblemText()
  const { draft: tried, tryDraft } = useLenses()
  const [problem, setProblem] = useState<string | null>(null)
  const act: Act = async (verb, note = '') => {
    const body = verb === 'propose' ? undefined : { reason: note.trim() }
    const answer = await ask('POST', `/api/v1/lenses/drafts/${draft.id}/${verb}`, body, verb === 'approve' ? draft.revision : undefined)
    setProblem(answer.ok ? null : problemText(answer.code, answer.issues))
    if (answer.ok && verb === 'approve') tryDraft(null)
    // What was proposed stands as it is: what is tried goes on as a draft of its own.
    else if (answer.ok && tried?.saved?.id === draft.id) tryDraft({ subject: tried.subject, body: tried.body })
    onChanged()
    return answer.ok
  }
  return { act, problem }
}
