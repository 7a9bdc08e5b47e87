type Numbers = Int32Array | Uint32Array

/** A number of 32 bits has so many bytes. */
const BYTES = 4

/**
 * Numbers of 32 bits as four columns of one byte each, the lowest first, as `BYTE_STREAM_SPLIT` of Apache Parquet has them: bytes that
 * are alike stand together and pack to next to nothing, random ones need no codes. Takes `count` numbers, every `step`-th from `from` on.
 */
export function planesOf(numbers: Numbers, count: number, from = 0, step = 1): Int8Array[] {
  return Array.from({ length: BYTES }, (_, byte) => {
    const plane = new Int8Array(count)
    for (let at = 0; at < count; at++) plane[at] = (numbers[from + at * step] as number) >> (8 * byte)
    return plane
  })
}

/** Puts four planes together again, into every `step`-th number of `into` from `from` on. @throws RangeError where they are not four of one length */
export function joinPlanes(planes: readonly Int8Array[], into: Numbers, from = 0, step = 1): void {
  const [low, second, third, high] = planes as [Int8Array, Int8Array, Int8Array, Int8Array]
  if (planes.length !== BYTES || planes.some(({ length }) => length !== low.length)) throw new RangeError('a plane of bytes is missing')
  for (let at = 0, to = from; at < low.length; at++, to += step)
    into[to] =
      ((low[at] as number) & 255) |
      (((second[at] as number) & 255) << 8) |
      (((third[at] as number) & 255) << 16) |
      ((high[at] as number) << 24)
}

/** What the planes of a column are called. */
export function planeNames(column: string): string[] {
  return Array.from({ length: BYTES }, (_, byte) => `${column}_${byte}`)
}
