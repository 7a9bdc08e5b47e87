'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '@/components/live/ask'
import type { TriedDraft } from '@/components/live/engine-client'
import { useLenses } from '@/components/live/use-lenses'
import { useUrlState } from '@/components/live/use-url-state'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Textarea } from '@/components/ui/textarea'
import type { Subject } from '@/lib/core/lens/holder'
import type { Body } from '@/lib/core/lens/in-force'
import type { LensDraft } from '@/lib/wire/lenses'
import { useProblemText } from './problem-text'

interface Props {
  subject: Subject
  body: Body
  /** The version it was made from. */
  base: number
  /** The saved draft that is edited; it can be saved again, or another made of it. */
  saved: TriedDraft['saved']
  onClose: () => void
}

/** Keeps what is tried as a draft that others can see. It is in force only once another person has approved it. */
export function SaveDialog({ subject, body, base, saved, onClose }: Props) {
  const t = useTranslations('lens')
  const { tryDraft } = useLenses()
  const [, setPart] = useUrlState('part')
  const [reason, setReason] = useState(saved?.reason ?? '')
  const { save, problem, newer, isBusy } = useSave(() => {
    // What was saved goes on being tried, but the next save makes a draft of its own.
    if (saved) tryDraft({ subject, body })
    onClose()
    setPart('changes')
  })
  const fields = { body, base, reason: reason.trim() }
  const isEmpty = isBusy || fields.reason === ''
  const takeNewer = (draft: LensDraft) => {
    tryDraft({ subject, body: draft.body, saved: { id: draft.id, revision: draft.revision, reason: draft.reason } })
    onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('saveTitle')} description={t('saveText')}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void (saved ? save('PATCH', `/${saved.id}`, fields, saved.revision) : save('POST', '', { subject, ...fields }))
        }}
      >
        <Field label={t('reason')} hint={t('reasonHint')} required>
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} maxLength={2000} required />
        </Field>
        {problem && <Notice tone="act">{problem}</Notice>}
        {newer && <Notice action={<Button onClick={() => takeNewer(newer)}>{t('takeNewer')}</Button>}>{t('editedMeanwhile')}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={isEmpty}>
            {t(saved ? 'saveEdit' : 'save')}
          </Button>
          {saved && (
            <Button disabled={isEmpty} onClick={() => void save('POST', '', { subject, ...fields })}>
              {t('saveOther')}
            </Button>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Sends a draft, and says what came in the way: `newer` is the draft where somebody edited it in another window. */
function useSave(onSaved: () => void) {
  const problemText = useProblemText()
  const [problem, setProblem] = useState<string | null>(null)
  const [newer, setNewer] = useState<LensDraft | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async (method: 'POST' | 'PATCH', path: string, body: object, revision?: number) => {
    setBusy(true)
    const answer = await ask<LensDraft>(method, `/api/v1/lenses/drafts${path}`, body, revision)
    setBusy(false)
    if (answer.ok) return onSaved()
    const current = answer.current as Partial<LensDraft> | undefined
    const isEdited = answer.code === 'version-conflict' && current?.id !== undefined
    setNewer(isEdited ? (current as LensDraft) : null)
    setProblem(isEdited ? null : problemText(answer.code, answer.issues))
  }
  return { save, problem, newer, isBusy }
}
