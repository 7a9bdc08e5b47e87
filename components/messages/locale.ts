/** Languages of the screen; the first is the fallback. */
export const LOCALES = ['en', 'fr'] as const
export type Locale = (typeof LOCALES)[number]

/** The language to use: the one chosen, else the first of `Accept-Language` that there is, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = [chosen, ...preferences(acceptLanguage ?? '')]
  for (const tag of wanted) {
    const found = LOCALES.find((locale) => locale === tag?.slice(0, 2).toLowerCase())
    if (found) return found
  }
  return LOCALES[0]
}

/** Language tags of an `Accept-Language` header (RFC 9110), the most wanted first. */
function preferences(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean)
      return { tag, q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag)
}
