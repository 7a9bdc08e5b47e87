'use client'
import { useTranslations } from 'use-intl'
import type { Issue } from '@/lib/core/issue'

/** The refusals that have words of their own. */
const KNOWN = ['own-approval', 'version-conflict', 'conflict', 'forbidden', 'unauthenticated', 'invalid', 'unreachable'] as const

/** Says why a door refused, in the reader's words; what it named field by field is kept as it came. */
export function useProblemText(): (code: string, issues?: readonly Issue[]) => string {
  const t = useTranslations('lens.problem')
  return (code, issues = []) => {
    const known = KNOWN.find((one) => one === code)
    const said = known ? t(known) : t('other', { code })
    return [said, ...issues.map(({ pointer, message }) => `${pointer}: ${message}`)].join(' ')
  }
}
