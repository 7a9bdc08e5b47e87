const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Whether JSON text nests objects and lists deeper than `levels`. One pass over its UTF-8 bytes, which knows texts and
 * their escapes and stops at the first bracket too many: to be asked before the parser, whom depth costs dearly.
 */
export function isNestedDeeper(json: Uint8Array, levels: number): boolean {
  let open = 0
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]
    if (byte === QUOTE) at = closingQuote(json, at)
    else if (byte === 0x5b || byte === 0x7b) {
      if (++open > levels) return true
    } else if (byte === 0x5d || byte === 0x7d) open--
  }
  return false
}

/** Where a text ends that starts at `start`; the end of all where it never does. */
function closingQuote(json: Uint8Array, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1
  return at
}
