// The rows of a chunk as planes of a bit a row.
import { highBytes, lowBytes } from './words.as'
import { FAILS_AT, PASSES, PLANE_BYTES, PLANES, REST, TECHNOLOGY_SHIFT } from '../layout'

/** The bits of `PASSES`, a plane each: what fails nothing, or this alone, by the bits of `FAILS` of filter.ts. Last what fails nothing. */
const PASSES_NOTHING: u32 = 8

/** Spreads words and marks out into planes of a bit a row: 64 rows are then counted by one instruction. */
export function spread(chunk: usize, rows: u32): void {
  const zero = i8x16.splat(0)
  const one = i8x16.splat(1)
  const sixteens = ((rows + 63) >> 6) << 2
  for (let n: u32 = 0; n < sixteens; n++) {
    const i = n << 4
    const plane = PLANES + 2 * n
    const passes = PASSES + 2 * n
    const fails = i < rows ? v128.load(chunk + FAILS_AT + i) : i8x16.splat(-1)
    if (!v128.any_true(i8x16.eq(v128.and(fails, i8x16.sub(fails, one)), zero))) {
      for (let bit: u32 = 0; bit <= PASSES_NOTHING; bit++) store<u16>(passes + PLANE_BYTES * bit, 0)
      continue
    }
    store<u16>(passes, <u16>i8x16.bitmask(i8x16.eq(v128.and(fails, i8x16.splat(~1)), zero)))
    store<u16>(passes + PLANE_BYTES, <u16>i8x16.bitmask(i8x16.eq(v128.and(fails, i8x16.splat(~2)), zero)))
    store<u16>(passes + 2 * PLANE_BYTES, <u16>i8x16.bitmask(i8x16.eq(v128.and(fails, i8x16.splat(~4)), zero)))
    store<u16>(passes + 3 * PLANE_BYTES, <u16>i8x16.bitmask(i8x16.eq(v128.and(fails, i8x16.splat(~8)), zero)))
    store<u16>(passes + 4 * PLANE_BYTES, <u16>i8x16.bitmask(i8x16.eq(v128.and(fails, i8x16.splat(~16)), zero)))
    store<u16>(passes + 5 * PLANE_BYTES, <u16>i8x16.bitmask(i8x16.eq(v128.and(fails, i8x16.splat(~32)), zero)))
    store<u16>(passes + 6 * PLANE_BYTES, <u16>i8x16.bitmask(i8x16.eq(v128.and(fails, i8x16.splat(~64)), zero)))
    store<u16>(passes + 7 * PLANE_BYTES, <u16>i8x16.bitmask(i8x16.eq(v128.and(fails, i8x16.splat(127)), zero)))
    store<u16>(passes + 8 * PLANE_BYTES, <u16>i8x16.bitmask(i8x16.eq(fails, zero)))
    spreadByte(plane, lowBytes(chunk, i))
    spreadByte(plane + 8 * PLANE_BYTES, highBytes(chunk, i))
  }
}

/** Spreads out which rows fail nothing, and nothing else. */
export function spreadMatches(chunk: usize, rows: u32): void {
  const zero = i8x16.splat(0)
  const sixteens = ((rows + 63) >> 6) << 2
  for (let n: u32 = 0; n < sixteens; n++) {
    const i = n << 4
    const fails = i < rows ? v128.load(chunk + FAILS_AT + i) : i8x16.splat(-1)
    store<u16>(PASSES + PASSES_NOTHING * PLANE_BYTES + 2 * n, <u16>i8x16.bitmask(i8x16.eq(fails, zero)))
  }
}

/** Spreads a byte of sixteen rows out into eight planes. */
// @ts-ignore: decorator
@inline
function spreadByte(plane: usize, bytes: v128): void {
  store<u16>(plane + 7 * PLANE_BYTES, <u16>i8x16.bitmask(bytes))
  let bits = i8x16.add(bytes, bytes)
  store<u16>(plane + 6 * PLANE_BYTES, <u16>i8x16.bitmask(bits))
  bits = i8x16.add(bits, bits)
  store<u16>(plane + 5 * PLANE_BYTES, <u16>i8x16.bitmask(bits))
  bits = i8x16.add(bits, bits)
  store<u16>(plane + 4 * PLANE_BYTES, <u16>i8x16.bitmask(bits))
  bits = i8x16.add(bits, bits)
  store<u16>(plane + 3 * PLANE_BYTES, <u16>i8x16.bitmask(bits))
  bits = i8x16.add(bits, bits)
  store<u16>(plane + 2 * PLANE_BYTES, <u16>i8x16.bitmask(bits))
  bits = i8x16.add(bits, bits)
  store<u16>(plane + PLANE_BYTES, <u16>i8x16.bitmask(bits))
  bits = i8x16.add(bits, bits)
  store<u16>(plane, <u16>i8x16.bitmask(bits))
}

/** Takes the rows without any technology out of the plane of those that fail nothing but that filter. */
export function spreadTechnologies(chunk: usize, rows: u32): void {
  const first = i32x4.splat(1 << TECHNOLOGY_SHIFT)
  for (let i: u32 = 0; i < rows; i += 16) {
    const plane = PASSES + 7 * PLANE_BYTES + (i >> 3)
    const passes = load<u16>(plane)
    if (!passes) continue
    const rest = chunk + REST + 4 * i
    const one = i16x8.narrow_i32x4_s(i32x4.ge_u(v128.load(rest), first), i32x4.ge_u(v128.load(rest, 16), first))
    const other = i16x8.narrow_i32x4_s(i32x4.ge_u(v128.load(rest, 32), first), i32x4.ge_u(v128.load(rest, 48), first))
    store<u16>(plane, passes & <u16>i8x16.bitmask(i8x16.narrow_i16x8_s(one, other)))
  }
}
