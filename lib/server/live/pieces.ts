import type { LogSpan } from '../../wire/protocol'

/** The most that goes out in one packet: entries, and characters of their summaries, which are most of their weight. */
const MOST_ENTRIES = 500
const MOST_CHARACTERS = 500_000

/** Cuts a span into spans that join on, so that a burst is weighed piece by piece against what each reader can take. */
export function piecesOf({ from, entries }: LogSpan): LogSpan[] {
  const pieces: LogSpan[] = []
  let start = 0
  let characters = 0
  const cut = (end: number) => {
    if (end > start) pieces.push({ from: from + start, to: from + end - 1, entries: entries.slice(start, end) })
    start = end
    characters = 0
  }
  entries.forEach(({ incident }, at) => {
    const weight = incident?.summary.length ?? 0
    if (at - start >= MOST_ENTRIES || characters + weight > MOST_CHARACTERS) cut(at)
    characters += weight
  })
  cut(entries.length)
  return pieces
}
