/** Folds text for search: compatibility-decomposed, without diacritics, lower case, single spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of a search, folded; every one of them must be found. */
export function searchWords(search: string): string[] {
  return foldText(search).split(' ').filter(Boolean)
}

/** The text of an incident that a search looks through, folded. The database stores exactly this. */
export function searchText(of: {
  title: string
  summary: string
  place: { name: string | null } | null
  source: { name: string }
  externalId: string | null
  tags: string[]
  techniques: string[]
}): string {
  const parts = [of.title, of.summary, of.place?.name ?? '', of.source.name, of.externalId ?? '', ...of.tags, ...of.techniques]
  return foldText(parts.filter(Boolean).join(' '))
}

/** Whether folded text holds every folded word. */
export function matchesWords(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word))
}

/** Whether a string is well-formed Unicode (no lone surrogate) and free of control characters other than tab and line ends. */
export function isCleanText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)
}
