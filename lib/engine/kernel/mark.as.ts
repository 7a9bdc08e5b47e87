// What each row fails of the filter in force.
import { highBytes, lowBytes } from './words.as'
import { EXTRA, FAILS_AT, ORIGIN, ORIGIN_FAILS, REGION, REGION_FAILS, WORD_FAILS } from '../layout'

/** Writes what origins and regions fail, each where it is asked. */
export function markPlaces(chunk: usize, rows: u32, origins: bool, regions: bool): void {
  if (!origins) {
    for (let i: u32 = 0; i < rows; i++) store<u8>(EXTRA + i, load<u8>(REGION_FAILS + <u32>load<u16>(chunk + REGION + 2 * i)))
    return
  }
  for (let i: u32 = 0; i < rows; i++) {
    const region: u8 = regions ? load<u8>(REGION_FAILS + <u32>load<u16>(chunk + REGION + 2 * i)) : 0
    store<u8>(EXTRA + i, load<u8>(ORIGIN_FAILS + <u32>load<u8>(chunk + ORIGIN + i)) | region)
  }
}

/**
 * Writes what each row fails; returns how many fail at most one filter. Reads and writes whole sixteens: rows beyond the
 * last are free, and fail everything.
 */
export function mark(chunk: usize, rows: u32, extra: bool): u32 {
  const kinds = v128.load(WORD_FAILS)
  const severities = v128.load(WORD_FAILS + 16)
  const investigations = v128.load(WORD_FAILS + 32)
  const determinations = v128.load(WORD_FAILS + 48)
  const tlps = v128.load(WORD_FAILS + 64)
  const lanes = v128.load(WORD_FAILS + 80)
  const seven = i8x16.splat(7)
  const zero = i8x16.splat(0)
  const one = i8x16.splat(1)
  let few = zero
  for (let i: u32 = 0; i < rows; i += 16) {
    const low = lowBytes(chunk, i)
    const high = highBytes(chunk, i)
    let fails = i8x16.swizzle(kinds, v128.and(low, seven))
    fails = v128.or(fails, i8x16.swizzle(severities, v128.and(i8x16.shr_u(low, 3), seven)))
    fails = v128.or(fails, i8x16.swizzle(investigations, i8x16.shr_u(low, 6)))
    fails = v128.or(fails, i8x16.swizzle(determinations, v128.and(high, seven)))
    fails = v128.or(fails, i8x16.swizzle(tlps, v128.and(i8x16.shr_u(high, 3), seven)))
    fails = v128.or(fails, i8x16.swizzle(lanes, i8x16.shr_u(high, 6)))
    if (extra) fails = v128.or(fails, v128.load(EXTRA + i))
    v128.store(chunk + FAILS_AT + i, fails)
    // A chunk has 128 sixteens: a byte holds the count.
    few = i8x16.sub(few, i8x16.eq(v128.and(fails, i8x16.sub(fails, one)), zero))
  }
  return sumOf(few)
}

/** The sum of sixteen counts. */
// @ts-ignore: decorator
@inline
function sumOf(counts: v128): u32 {
  const fours = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(counts))
  const twos = i32x4.add(fours, i32x4.shuffle(fours, fours, 2, 3, 0, 1))
  return <u32>i32x4.extract_lane(twos, 0) + <u32>i32x4.extract_lane(twos, 1)
}
