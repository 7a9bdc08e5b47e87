import compile from 'icu-minify/compile'
import { loadMessages, type Messages } from './load'
import { LOCALES, type Locale } from './locale'

const COMPILED = Object.fromEntries(LOCALES.map((locale) => [locale, compiled(loadMessages(locale))])) as Record<Locale, Messages>

/** The messages of a language as pages take them: compiled, for a formatter without a parser (next.config.js). */
export function compiledMessages(locale: Locale): Messages {
  return COMPILED[locale]
}

function compiled<T>(messages: T): T {
  // By way of JSON: its objects have no prototype, and what is handed to the browser must have one.
  if (typeof messages === 'string') return JSON.parse(JSON.stringify(compile(messages))) as T
  return Object.fromEntries(Object.entries(messages as object).map(([key, value]) => [key, compiled(value)])) as T
}
