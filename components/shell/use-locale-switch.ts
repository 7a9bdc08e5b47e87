'use client'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import type { Locale } from '@/components/messages/locale'
import { rememberInCookie } from '@/components/ui/cookie'

/** Changes the language of the screen and remembers it; the page stays where it is. */
export function useLocaleSwitch(): (locale: Locale) => void {
  const router = useRouter()
  return useCallback(
    (locale: Locale) => {
      rememberInCookie('locale', locale)
      router.refresh()
    },
    [router],
  )
}
