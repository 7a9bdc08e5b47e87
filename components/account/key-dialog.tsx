'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '@/components/live/ask'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { Session } from '@/lib/wire/protocol'
import { useAskWords } from './ask-words'
import { type Rights, RightsFields } from './rights-fields'

/** Makes a key and shows its secret this one time. */
export function KeyDialog({ session, onDone }: { session: Session; onDone: () => void }) {
  const t = useTranslations('people')
  const words = useAskWords()
  const [rights, setRights] = useState<Rights>({ role: 'viewer', clearance: 'TLP:CLEAR' })
  const [problem, setProblem] = useState<string | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = new FormData(event.currentTarget).get('name')
    const answer = await ask<{ key: string }>('POST', '/api/v1/keys', { name, ...rights })
    if (answer.ok) setSecret(answer.value.key)
    else setProblem(answer.code)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onDone()} title={secret === null ? t('addKey') : t('secretTitle')}>
      {secret === null ? (
        <form onSubmit={submit} className="flex flex-col gap-4">
          {problem && <Notice tone="act">{words(problem)}</Notice>}
          <Field label={t('name')} hint={t('keyNameHint')} required>
            <Input name="name" required maxLength={200} />
          </Field>
          <RightsFields rights={rights} onChange={setRights} limit={session.clearance} />
          <div className="flex justify-end gap-2">
            <Button onClick={onDone}>{t('cancel')}</Button>
            <Button type="submit" look="primary">
              {t('addKey')}
            </Button>
          </div>
        </form>
      ) : (
        <Secret secret={secret} onDone={onDone} />
      )}
    </Dialog>
  )
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useTranslations('people')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    // Refused outside of a secure address: the text stays there to be marked by hand.
    await navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">{t('secretText')}</p>
      <code className="select-all rounded border bg-surface-2 p-3 font-mono text-sm">{secret}</code>
      <div className="flex justify-end gap-2">
        <Button onClick={() => void copy()}>
          <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
        </Button>
        <Button look="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}
