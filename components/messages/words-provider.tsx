'use client'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { Messages } from './load'
import type { Locale } from './locale'

/** Gives every component below the words of one language. Times are formatted in UTC unless a component says otherwise. */
export function WordsProvider({ locale, messages, children }: { locale: Locale; messages: Messages; children: ReactNode }) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  )
}
