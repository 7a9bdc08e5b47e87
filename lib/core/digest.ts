/**
 * A digest of a set of (id, version) that does not depend on order and can be kept by difference: two 32-bit
 * sums of a mix of each member. It shows that two readers hold the same set; it is no defence against a forger.
 */
export interface Digest {
  count: number
  high: number
  low: number
}

const HIGH_SEED = 0x9e3779b9
const LOW_SEED = 0x85ebca6b

export const EMPTY_DIGEST: Digest = { count: 0, high: 0, low: 0 }

/** The digest of one member alone. `id` is a UUID. */
export function memberDigest(id: string, version: number): Digest {
  const [high, low] = mixWords(...idWords(id), version)
  return { count: 1, high, low }
}

/** The digest of two sets that share nothing, as one. */
export function joinDigests(a: Digest, b: Digest): Digest {
  return { count: a.count + b.count, high: (a.high + b.high) >>> 0, low: (a.low + b.low) >>> 0 }
}

/** The digest of a set without a part of it. */
export function withoutDigest(whole: Digest, part: Digest): Digest {
  return { count: whole.count - part.count, high: (whole.high - part.high) >>> 0, low: (whole.low - part.low) >>> 0 }
}

/** The digest with one member more. */
export function addMember(digest: Digest, id: string, version: number): Digest {
  return joinDigests(digest, memberDigest(id, version))
}

/** The digest with one member less. */
export function removeMember(digest: Digest, id: string, version: number): Digest {
  return withoutDigest(digest, memberDigest(id, version))
}

/**
 * Counts the member of a row in (1) or out (-1), in place: as `addMember` and `removeMember` do, without a string. `ids` holds the
 * four words of each row's id one after the other.
 */
export function countRow(digest: Digest, ids: ArrayLike<number>, row: number, version: number, sign: 1 | -1): void {
  const at = row * 4
  const [high, low] = mixWords(ids[at] as number, ids[at + 1] as number, ids[at + 2] as number, ids[at + 3] as number, version)
  digest.count += sign
  digest.high = (digest.high + sign * high) >>> 0
  digest.low = (digest.low + sign * low) >>> 0
}

/** Counts the members of the rows `from` up to `to` in, as `countRow` does one by one. A reader waits for it with each row of a snapshot. */
export function countRows(digest: Digest, ids: Uint32Array, versions: Uint32Array, from: number, to: number): void {
  let { high, low } = digest
  for (let row = from, at = from * 4; row < to; row++, at += 4) {
    const [a, b, c, d] = [ids[at] as number, ids[at + 1] as number, ids[at + 2] as number, ids[at + 3] as number]
    const version = versions[row] as number
    high = (high + fold(HIGH_SEED, a, b, c, d, version)) | 0
    low = (low + fold(LOW_SEED, d, c, b, a, version)) | 0
  }
  digest.count += to - from
  digest.high = high >>> 0
  digest.low = low >>> 0
}

/** Every byte as two hexadecimal digits. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The digest as 16 hexadecimal digits, as it stands in a mark. */
export function digestText(digest: Digest): string {
  return hex(digest.high) + hex(digest.low)
}

/** The four 32-bit words of a UUID. */
export function idWords(id: string): [number, number, number, number] {
  const digits = id.replaceAll('-', '')
  const word = (at: number) => Number.parseInt(digits.slice(at, at + 8), 16) >>> 0
  return [word(0), word(8), word(16), word(24)]
}

/** The UUID of four 32-bit words. */
export function idFromWords(a: number, b: number, c: number, d: number): string {
  return `${hex(a)}-${halfHex(b >>> 16)}-${halfHex(b & 0xffff)}-${halfHex(c >>> 16)}-${halfHex(c & 0xffff)}${hex(d)}`
}

/** Two 32-bit mixes of the four words of an id and a version, with different seeds. */
export function mixWords(a: number, b: number, c: number, d: number, version: number): [number, number] {
  return [fold(HIGH_SEED, a, b, c, d, version), fold(LOW_SEED, d, c, b, a, version)]
}

/** MurmurHash3 (x86, 32 bit) over five whole words: body, length, finaliser. Without a list of them: it runs for each row of a snapshot. */
function fold(seed: number, a: number, b: number, c: number, d: number, e: number): number {
  let h = stir(stir(stir(stir(stir(seed, a), b), c), d), e)
  h ^= 5 * 4
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function stir(seed: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51)
  k = (k << 15) | (k >>> 17)
  let h = seed ^ Math.imul(k, 0x1b873593)
  h = (h << 13) | (h >>> 19)
  return (Math.imul(h, 5) + 0xe6546b64) | 0
}

function hex(word: number): string {
  return halfHex(word >>> 16) + halfHex(word & 0xffff)
}

function halfHex(half: number): string {
  return `${BYTES[half >>> 8]}${BYTES[half & 255]}`
}
