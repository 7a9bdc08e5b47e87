import { createTranslator } from 'use-intl/core'
import formatCompiled from 'use-intl/format-message/format-only'
import { describe, expect, it } from 'vitest'
import { compiledMessages } from './compiled'
import { loadMessages } from './load'
import { LOCALES } from './locale'

type Tree = { [key: string]: Tree | string }

/** Counts and words that messages choose by, and their grammar: none, one, few, many; a side of the globe. */
const VALUES = [0, 1, 2, 3, 11, 21, 1_234_567.891, 'east', 'north', 'other']

function leaves(raw: Tree, compiled: Tree, path = ''): { key: string; text: string; message: unknown }[] {
  return Object.entries(raw).flatMap(([name, text]) => {
    const message = compiled[name] as unknown
    const key = `${path}${name}`
    return typeof text === 'string' ? [{ key, text, message }] : leaves(text, message as Tree, `${key}.`)
  })
}

describe('compiled messages', () => {
  it.each(LOCALES)('say in %s what the messages say', (locale) => {
    const raw = loadMessages(locale)
    const t = createTranslator({ locale, messages: raw as Record<string, unknown>, timeZone: 'UTC' })
    const formatters = {
      getNumberFormat: (of: string, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(of, options),
      getPluralRules: (of: string, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(of, options),
      getDateTimeFormat: (of: string, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(of, options),
    }
    for (const { key, text, message } of leaves(raw, compiledMessages(locale) as Tree))
      for (const value of VALUES) {
        const values = Object.fromEntries([...text.matchAll(/\{\s*(\w+)/g)].map(([, name]) => [name, value]))
        if (typeof value === 'string' && /plural|selectordinal|number/.test(text)) continue
        const said = formatCompiled(key, message as never, values as never, { locale, formatters, timeZone: 'UTC' } as never)
        expect(said, `${key} with ${value}`).toBe(t(key as never, values as never))
      }
  })
})
