'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '@/components/live/ask'
import { useLenses } from '@/components/live/use-lenses'
import { useSession } from '@/components/live/use-session'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { useSideNames } from '@/components/ui/side-names'
import { Time } from '@/components/ui/time'
import { hasRole } from '@/lib/core/taxonomy'
import type { LensDraft } from '@/lib/wire/lenses'
import { DraftChanges } from './draft-changes'
import { EffectTable } from './effect-table'
import { useProblemText } from './problem-text'

type Verb = 'propose' | 'withdraw' | 'approve' | 'reject'

/** One change on its way: what it changes, what it would do, and what this person may do with it. */
export function DraftCard({ draft, onChanged }: { draft: LensDraft; onChanged: () => void }) {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const { tryDraft } = useLenses()
  const [shown, setShown] = useState<'changes' | 'effect' | null>(null)
  const { id, subject, status, author, reason, base, decision } = draft
  const toggle = (part: 'changes' | 'effect') => setShown(shown === part ? null : part)
  return (
    <article className="grid gap-2 rounded border bg-raised p-3">
      <header className="flex items-start gap-2">
        <h3 className="min-w-0 flex-1 text-sm">
          {subject === 'blocs' ? t('blocs') : nameOf(subject)} · {t('wouldBe', { version: base + 1 })}
        </h3>
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
      </div>
      {shown === 'changes' && <DraftChanges draft={draft} />}
      {shown === 'effect' && <EffectTable id={id} />}
      <Decision draft={draft} onChanged={onChanged} />
    </article>
  )
}

function Decision({ draft, onChanged }: { draft: LensDraft; onChanged: () => void }) {
  const t = useTranslations('lens')
  const session = useSession()
  const problemText = useProblemText()
  const { tryDraft } = useLenses()
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const isOwn = draft.author.id === session.id
  const mayDecide = hasRole(session.role, 'lead') && !isOwn && draft.status === 'proposed'
  const act = async (verb: Verb) => {
    const answer = await ask('POST', `/api/v1/lenses/drafts/${draft.id}/${verb}`, verb === 'propose' ? undefined : { reason: note.trim() })
    if (!answer.ok) return setProblem(problemText(answer.code, answer.issues))
    setProblem(null)
    if (verb === 'approve') tryDraft(null)
    onChanged()
  }
  return (
    <div className="grid gap-2 empty:hidden">
      {isOwn && draft.status === 'proposed' && <p className="text-ink-2 text-sm">{t('waitsForAnother')}</p>}
      {mayDecide && (
        <Input
          aria-label={t('decisionReason')}
          placeholder={t('decisionReason')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={2000}
        />
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {isOwn && draft.status === 'draft' && (
          <Button look="primary" onClick={() => void act('propose')}>
            {t('propose')}
          </Button>
        )}
        {isOwn && (draft.status === 'draft' || draft.status === 'proposed') && (
          <Button onClick={() => void act('withdraw')}>{t('withdraw')}</Button>
        )}
        {mayDecide && (
          <>
            <Button look="primary" onClick={() => void act('approve')}>
              {t('approve')}
            </Button>
            <Button disabled={note.trim() === ''} onClick={() => void act('reject')}>
              {t('reject')}
            </Button>
          </>
        )}
      </div>
      {problem && <Notice tone="act">{problem}</Notice>}
    </div>
  )
}
