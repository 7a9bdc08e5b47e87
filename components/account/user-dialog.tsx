'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '@/components/live/ask'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { Issue } from '@/lib/core/issue'
import type { Session } from '@/lib/wire/protocol'
import { useAskWords } from './ask-words'
import { PASSWORD_MIN } from './password'
import { RightsFields } from './rights-fields'
import type { User } from './user'

interface Props {
  /** Null makes a new account. */
  user: User | null
  session: Session
  onDone: (changed: boolean) => void
}

/** Makes an account, or changes its rights; name and address stay as they were made. */
export function UserDialog({ user, session, onDone }: Props) {
  const t = useTranslations('people')
  const words = useAskWords()
  const issueWords = useTranslations('words.issue')
  const [rights, setRights] = useState({ role: user?.role ?? ('viewer' as const), clearance: user?.clearance ?? ('TLP:GREEN' as const) })
  const [disabled, setDisabled] = useState(user?.disabled ?? false)
  const [problem, setProblem] = useState<{ code: string; issues: Issue[] } | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = (name: string) => String(form.get(name) ?? '')
    const password = given('password') === '' ? {} : { password: given('password') }
    const shared = { organisation: given('organisation') || null, ...rights, ...password }
    setBusy(true)
    const answer = user
      ? await ask('PATCH', `/api/v1/users/${encodeURIComponent(user.id)}`, { ...shared, disabled })
      : await ask('POST', '/api/v1/users', { ...shared, name: given('name'), email: given('email') })
    setBusy(false)
    if (answer.ok) onDone(true)
    else setProblem(answer)
  }
  const error = (field: string) => {
    const issue = problem?.issues.find((one) => one.pointer === `/${field}`)
    if (!issue) return undefined
    return field === 'password' ? t('passwordHint', { min: PASSWORD_MIN }) : issueWords(issue.code)
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onDone(false)} title={user ? t('changeOf', { name: user.name }) : t('add')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {problem && problem.issues.length === 0 && <Notice tone="act">{words(problem.code)}</Notice>}
        {!user && (
          <>
            <Field label={t('name')} error={error('name')} required>
              <Input name="name" required maxLength={200} />
            </Field>
            <Field label={t('email')} error={error('email')} required>
              <Input name="email" type="email" required />
            </Field>
          </>
        )}
        <Field label={t('organisation')} error={error('organisation')}>
          <Input name="organisation" maxLength={200} defaultValue={user?.organisation ?? ''} />
        </Field>
        <RightsFields rights={rights} onChange={setRights} limit={session.clearance} />
        <Field
          label={t(user ? 'newPassword' : 'password')}
          hint={t(user ? 'newPasswordHint' : 'passwordHint', { min: PASSWORD_MIN })}
          error={error('password')}
          required={!user}
        >
          <Input name="password" type="password" autoComplete="new-password" required={!user} minLength={PASSWORD_MIN} />
        </Field>
        {user && user.id !== session.id && <Checkbox checked={disabled} onChange={setDisabled} label={t('disable')} />}
        <div className="flex justify-end gap-2">
          <Button onClick={() => onDone(false)}>{t('cancel')}</Button>
          <Button type="submit" look="primary" disabled={busy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
