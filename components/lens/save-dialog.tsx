'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '@/components/live/ask'
import { useUrlState } from '@/components/live/use-url-state'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Textarea } from '@/components/ui/textarea'
import type { Subject } from '@/lib/core/lens/holder'
import type { Lens } from '@/lib/core/lens/lens'
import type { Grouping } from '@/lib/core/region/grouping'
import { useProblemText } from './problem-text'

interface Props {
  subject: Subject
  body: Lens | readonly Grouping[]
  /** The version it was made from. */
  base: number
  onClose: () => void
}

/** Keeps what is tried as a draft that others can see. It is in force only once another person has approved it. */
export function SaveDialog({ subject, body, base, onClose }: Props) {
  const t = useTranslations('lens')
  const problemText = useProblemText()
  const [, setPart] = useUrlState('part')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    const answer = await ask('POST', '/api/v1/lenses/drafts', { subject, body, base, reason: reason.trim() })
    setBusy(false)
    if (!answer.ok) return setProblem(problemText(answer.code, answer.issues))
    onClose()
    setPart('changes')
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('saveTitle')} description={t('saveText')}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Field label={t('reason')} hint={t('reasonHint')} required>
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} maxLength={2000} required />
        </Field>
        {problem && <Notice tone="act">{problem}</Notice>}
        <div className="flex gap-2">
          <Button type="submit" look="primary" disabled={isBusy || reason.trim() === ''}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
