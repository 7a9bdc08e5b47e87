'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Answer, ask } from '@/components/live/ask'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { Issue } from '@/lib/core/issue'
import { useAskWords } from './ask-words'
import { EntryCard } from './entry-card'
import { PASSWORD_MIN } from './password'

/** Makes the first administrator of an empty store, who is signed in at once, with the one-time code of the server's start. */
export function SetupForm() {
  const t = useTranslations('auth')
  const words = useAskWords()
  const issueWords = useTranslations('words.issue')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget))
    setBusy(true)
    setFailure(null)
    const answer = await ask('POST', '/api/v1/setup', given)
    if (answer.ok) return window.location.assign('/')
    setBusy(false)
    setFailure(answer)
  }
  const error = (field: string) => {
    const issue: Issue | undefined = failure?.issues.find((one) => one.pointer === `/${field}`)
    if (!issue) return undefined
    return field === 'code' ? t('codeWrong') : field === 'password' ? t('passwordHint', { min: PASSWORD_MIN }) : issueWords(issue.code)
  }

  return (
    <EntryCard title={t('setup')} text={t('setupText')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {failure && failure.issues.length === 0 && (
          <Notice tone="act">{failure.code === 'forbidden' ? t('codeWrong') : words(failure.code)}</Notice>
        )}
        <Field label={t('code')} hint={t('codeHint')} error={error('code')} required>
          <Input name="code" autoComplete="off" spellCheck={false} required autoFocus className="font-mono" />
        </Field>
        <Field label={t('name')} error={error('name')} required>
          <Input name="name" autoComplete="name" required maxLength={200} />
        </Field>
        <Field label={t('email')} error={error('email')} required>
          <Input name="email" type="email" autoComplete="username" required />
        </Field>
        <Field label={t('password')} hint={t('passwordHint', { min: PASSWORD_MIN })} error={error('password')} required>
          <Input name="password" type="password" autoComplete="new-password" minLength={PASSWORD_MIN} required />
        </Field>
        <Button type="submit" look="primary" className="h-10" disabled={busy}>
          {t('setupAction')}
        </Button>
      </form>
    </EntryCard>
  )
}
