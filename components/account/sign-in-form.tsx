'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '@/components/live/ask'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { useAskWords } from './ask-words'
import { EntryCard } from './entry-card'

/** Asks for email and password; in the demo, offers a way in with one press. Leads on to `target`, a path of ours. */
export function SignInForm({ demo, target }: { demo: boolean; target: string }) {
  const t = useTranslations('auth')
  const words = useAskWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const enter = async (path: string, body: unknown) => {
    setBusy(true)
    setProblem(null)
    const answer = await ask('POST', path, body)
    if (answer.ok) return window.location.assign(target)
    setBusy(false)
    setProblem(answer.code)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void enter('/api/auth/sign-in/email', { email: form.get('email'), password: form.get('password') })
  }

  return (
    <EntryCard title={t('signIn')} text={t('signInText')}>
      {demo && (
        <div className="mb-5 flex flex-col gap-3 border-b pb-5">
          <Button look="primary" className="h-10 w-full" disabled={busy} onClick={() => void enter('/api/v1/demo-sign-in', {})}>
            {t('enterExercise')}
          </Button>
          <p className="text-ink-2 text-xs">{t('enterExerciseText')}</p>
        </div>
      )}
      <form onSubmit={submit} className="flex flex-col gap-4">
        {problem && <Notice tone="act">{words(problem)}</Notice>}
        <Field label={t('email')} required>
          <Input name="email" type="email" autoComplete="username" required autoFocus={!demo} />
        </Field>
        <Field label={t('password')} required>
          <Input name="password" type="password" autoComplete="current-password" required />
        </Field>
        <Button type="submit" look={demo ? 'plain' : 'primary'} className="h-10" disabled={busy}>
          {t('signInAction')}
        </Button>
      </form>
    </EntryCard>
  )
}
