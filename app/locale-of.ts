import { cookies, headers } from 'next/headers'
import { createTranslator } from 'use-intl/core'
import { compiledMessages } from '@/components/messages/compiled'
import { chooseLocale, type Locale } from '@/components/messages/locale'

/** The language of this request. */
export async function localeOf(): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  return chooseLocale(jar.get('locale')?.value, head.get('accept-language'))
}

/** The words of the shell in the language of this request, for titles that the server writes. */
export async function shellWords() {
  const locale = await localeOf()
  return createTranslator({ locale, messages: compiledMessages(locale), namespace: 'shell' })
}
