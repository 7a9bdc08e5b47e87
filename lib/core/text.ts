/** Folds text for search: compatibility-decomposed, without diacritics, lower case, single spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** A search has so many words at most: each costs a look through every text. */
const MOST_WORDS = 8

/**
 * The words of a search, folded, the longest first; every one of them must be found. What another word holds already
 * asks for nothing more, and of very many words the longest say enough.
 */
export function searchWords(search: string): string[] {
  const words = foldText(search)
    .split(' ')
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
  return words.filter((word, at) => !words.slice(0, at).some((longer) => longer.includes(word))).slice(0, MOST_WORDS)
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

/** Whether text of one line is clean, and free of the marks that turn the direction of what follows: they make a name read as another. */
export function isCleanLine(text: string): boolean {
  return isCleanText(text) && !/[\u202a-\u202e\u2066-\u2069]/.test(text)
}
