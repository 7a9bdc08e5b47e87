'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '@/components/live/ask'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useAskWords } from './ask-words'
import type { Key } from './key'

/** Asks once more before a key stops to work. */
export function RevokeDialog({ apiKey, onDone }: { apiKey: Key; onDone: () => void }) {
  const t = useTranslations('people')
  const words = useAskWords()
  const [problem, setProblem] = useState<string | null>(null)
  const revoke = async () => {
    const answer = await ask('DELETE', `/api/v1/keys/${encodeURIComponent(apiKey.id)}`)
    if (answer.ok) onDone()
    else setProblem(answer.code)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onDone()} title={t('revokeTitle')} description={t('revokeText', { name: apiKey.name })}>
      {problem && <Notice tone="act">{words(problem)}</Notice>}
      <div className="flex justify-end gap-2 pt-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button look="act" onClick={() => void revoke()}>
          {t('revoke')}
        </Button>
      </div>
    </Dialog>
  )
}
