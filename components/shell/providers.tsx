'use client'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import type { Messages } from '@/components/messages/load'
import type { Locale } from '@/components/messages/locale'
import { WordsProvider } from '@/components/messages/words-provider'
import type { Clock } from '@/components/ui/clock-format'
import { NonceProvider } from '@/components/ui/nonce'
import { Toaster } from '@/components/ui/toaster'
import { ClockProvider } from '@/components/ui/use-clock'

interface Props {
  locale: Locale
  messages: Messages
  nonce: string | undefined
  clock: Clock
  children: ReactNode
}

/** What every page stands on: words, theme, clock, hints and notifications. */
export function Providers({ locale, messages, nonce, clock, children }: Props) {
  return (
    <WordsProvider locale={locale} messages={messages}>
      <NonceProvider nonce={nonce}>
        <ThemeProvider attribute="data-theme" nonce={nonce} disableTransitionOnChange>
          <ClockProvider initial={clock}>
            {children}
            <Toaster />
          </ClockProvider>
        </ThemeProvider>
      </NonceProvider>
    </WordsProvider>
  )
}
