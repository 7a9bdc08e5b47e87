import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { ISSUE_CODES } from '@/lib/core/issue'
import { CRITERIA } from '@/lib/core/lens/lens'
import * as taxonomy from '@/lib/core/taxonomy'
import { loadMessages } from './load'
import { chooseLocale, LOCALES, type Locale } from './locale'

type Tree = { [key: string]: string | Tree }

/** Every message of a language by its full name. */
function flatten(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  )
}

const english = flatten(loadMessages('en'))
const others = LOCALES.filter((locale) => locale !== 'en')

describe('messages', () => {
  it.each(others)('say the same things in %s as in English', (locale) => {
    expect([...flatten(loadMessages(locale)).keys()].sort()).toEqual([...english.keys()].sort())
  })

  it.each(LOCALES)('are never empty in %s, and are well-formed', (locale) => {
    for (const [key, text] of flatten(loadMessages(locale))) {
      expect(text.trim(), key).not.toBe('')
      expect(() => write(locale, key, valuesOf(text)), key).not.toThrow()
    }
  })

  it.each(others)('take the same values in %s as in English', (locale) => {
    for (const [key, text] of flatten(loadMessages(locale))) expect(valuesOf(text), key).toEqual(valuesOf(english.get(key) ?? ''))
  })

  it('are all merged: every file of every room is loaded', () => {
    for (const locale of LOCALES) {
      const files = readdirSync(join(import.meta.dirname, locale)).map((file) => file.replace(/\.json$/, ''))
      expect(Object.keys(loadMessages(locale)).sort()).toEqual(files.sort())
    }
  })

  it('name every word of the taxonomy, and nothing else', () => {
    const words = loadMessages('en').words as unknown as Record<string, Record<string, string>>
    const lists: Record<string, readonly (string | number)[]> = {
      kind: taxonomy.KINDS,
      severity: taxonomy.SEVERITIES,
      determination: taxonomy.DETERMINATIONS,
      investigation: taxonomy.INVESTIGATIONS,
      reliability: taxonomy.RELIABILITIES,
      credibility: taxonomy.CREDIBILITIES,
      confidence: taxonomy.CONFIDENCES,
      precision: taxonomy.PRECISIONS,
      sector: [...taxonomy.SECTORS, 'none'],
      technology: taxonomy.TECHNOLOGIES,
      origin: taxonomy.NON_COUNTRY_ORIGINS,
      role: taxonomy.ROLES,
      op: taxonomy.OPS,
      criterion: CRITERIA,
      issue: ISSUE_CODES,
    }
    for (const [field, list] of Object.entries(lists))
      expect(Object.keys(words[field] ?? {}).sort(), field).toEqual(list.map(String).sort())
  })
})

describe('the code', () => {
  const missing = findUses().flatMap(({ file, namespace, key }) => {
    const name = namespace ? `${namespace}.${key}` : key
    return english.has(name) ? [] : [`${file}: ${name}`]
  })

  it('asks only for messages that exist', () => {
    expect(missing).toEqual([])
  })
})

describe('chooseLocale', () => {
  it('takes the chosen one, then the most wanted, then English', () => {
    expect(chooseLocale('fr', 'en')).toBe('fr')
    expect(chooseLocale(undefined, 'de, fr-CA;q=0.7, en;q=0.5')).toBe('fr')
    expect(chooseLocale(undefined, 'fr;q=0.3, en-GB')).toBe('en')
    expect(chooseLocale('xx', 'de')).toBe('en')
    expect(chooseLocale(undefined, null)).toBe('en')
  })
})

/** Formats a message with a number for each of its values; throws where it cannot be read. */
function write(locale: Locale, key: string, names: string[]): string {
  const fail = (error: Error) => {
    throw error
  }
  const messages: Record<string, unknown> = loadMessages(locale)
  const t = createTranslator({ locale, messages, onError: fail })
  return t(key as never, Object.fromEntries(names.map((name) => [name, 1])) as never)
}

/** Names of the values that a message takes. Braces nest in turns: an argument, then the text of one of its choices. */
function valuesOf(text: string): string[] {
  const names = new Set<string>()
  let depth = 0
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (brace === '{' && depth % 2 === 1) names.add(/^\s*(\w+)/.exec(text.slice(index + 1))?.[1] ?? '')
  }
  return [...names].sort()
}

/** Uses of messages whose key is written out: `const t = useTranslations('room')` and `t('key')` in one function's file. */
function findUses(): { file: string; namespace: string; key: string }[] {
  const root = join(import.meta.dirname, '../..')
  return sourceFiles(join(root, 'components')).flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const names = new Map<string, Set<string>>()
    for (const [, name = '', namespace = ''] of text.matchAll(/const (\w+) = useTranslations\((?:'([^']*)')?\)/g))
      names.set(name, (names.get(name) ?? new Set()).add(namespace))
    return [...names].flatMap(([name, namespaces]) => {
      const [namespace] = namespaces
      // Where two functions of a file give one name to different rooms, the type checker alone decides.
      if (namespaces.size !== 1 || namespace === undefined) return []
      return [...text.matchAll(new RegExp(`\\b${name}\\('([\\w.-]+)'`, 'g'))].map((match) => ({ file, namespace, key: match[1] ?? '' }))
    })
  })
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') || (file.endsWith('.ts') && !file.endsWith('.test.ts')))
    .map((file) => join(folder, file))
}
