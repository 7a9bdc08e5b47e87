'use client'
import { useTranslations } from 'use-intl'

const CODES: Record<string, 'wrong' | 'tooMany' | 'disabled' | 'unreachable' | 'forbidden' | 'conflict' | 'signedOut'> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong',
  INVALID_EMAIL: 'wrong',
  TOO_MANY_ATTEMPTS: 'tooMany',
  'too-many-requests': 'tooMany',
  ACCOUNT_DISABLED: 'disabled',
  unreachable: 'unreachable',
  forbidden: 'forbidden',
  conflict: 'conflict',
  'version-conflict': 'conflict',
  unauthenticated: 'signedOut',
}

/** Says in the reader's language why a door refused, and what to do. */
export function useAskWords(): (code: string) => string {
  const t = useTranslations('auth.problem')
  return (code) => t(CODES[code] ?? 'other')
}
