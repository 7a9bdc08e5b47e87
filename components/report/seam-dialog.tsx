'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Textarea } from '@/components/ui/textarea'
import type { SeamAnswer, SeamDecision } from '@/lib/wire/seam'
import { type Decided, decide } from './decide'

interface Props {
  candidate: SeamAnswer['candidates'][number]
  query: string
  /** Told whether something was recorded. */
  onDone: (recorded: boolean) => void
}

/** Accepts or rejects a candidate, with a reason. */
export function SeamDialog({ candidate, query, onDone }: Props) {
  const t = useTranslations('report.seam')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [problem, setProblem] = useState<Exclude<Decided, 'recorded'> | null>(null)
  const [busy, setBusy] = useState(false)
  const settle = async (decision: SeamDecision['decision']) => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') return
    setBusy(true)
    const outcome = await decide(candidate.id, query, { decision, reason })
    setBusy(false)
    if (outcome === 'recorded') onDone(true)
    else setProblem(outcome)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onDone(false)} title={t('decide')} description={candidate.title}>
      <Field label={t('reason')} hint={t('reason-hint')} error={missing && t('reason-missing')} required>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} maxLength={1000} />
      </Field>
      {problem && (
        <div className="mt-2">
          <Notice tone="act">{t(`problems.${problem}`)}</Notice>
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2 pt-3">
        <Button onClick={() => onDone(false)}>{t('cancel')}</Button>
        <Button aria-disabled={busy} onClick={() => !busy && void settle('rejected')}>
          {t('reject')}
        </Button>
        <Button look="primary" aria-disabled={busy} onClick={() => !busy && void settle('accepted')}>
          {t('accept')}
        </Button>
      </div>
    </Dialog>
  )
}
