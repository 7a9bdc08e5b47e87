// The kernel: what `ScriptKernel` does, sixteen rows at a time where SIMD allows. AssemblyScript, compiled by
// `scripts/build-kernel.mjs`; the shape of the memory is that of `layout.ts`.
import {
  BORDER,
  BORDER_MILLIONTHS,
  BY_GRADE,
  BY_ORIGIN,
  BY_REGION,
  BY_SECTOR,
  BY_TIME,
  BY_WORDS,
  CELL_BOX,
  CELL_BYTES,
  CELL_CONFIRMED,
  CELL_KINDS,
  CELL_LEAD,
  CELL_LOADS,
  CONFIRMED,
  DECAYS,
  EXTRA,
  FAILS_AT,
  FALSE_POSITIVE,
  GRADES,
  GRID,
  HIGH,
  KIND_SEVERITY,
  LEAD_MASK,
  LEAD_SHIFT,
  LOAD_BYTES,
  LOADS,
  MISSED_REGION,
  NO_POINT,
  ORIGIN,
  ORIGIN_FAILS,
  POINTS,
  RATES,
  REGION,
  REGION_FAILS,
  REST,
  SCORE_SHIFT,
  SCORES,
  SECONDS,
  TIME,
  WORD_FAILS,
  WORDS,
  WORDS_MASK,
} from '../layout'

/** Writes scores at a reference time, seconds since 1970. */
export function score(chunk: usize, rows: u32, reference: f64): void {
  for (let i: u32 = 0; i < rows; i++) {
    const words = <u32>load<u16>(chunk + WORDS + 2 * i)
    const rest = load<u32>(chunk + REST + 4 * i)
    const grades = <u32>load<u8>(chunk + GRADES + i)
    const origin = ((<u32>load<u8>(chunk + ORIGIN + i)) << 2) | (grades & 3)
    let base = v128.load(KIND_SEVERITY + 16 * (words & 63))
    base = f64x2.add(base, v128.load(BY_ORIGIN + 16 * origin))
    base = f64x2.add(base, v128.load(BY_REGION + 16 * <u32>load<u16>(chunk + REGION + 2 * i)))
    base = f64x2.add(base, v128.load(BY_GRADE + 16 * (grades >> 2)))
    base = f64x2.add(base, v128.load(BY_SECTOR + 16 * (rest >> 20)))
    const age = <f64>load<u32>(chunk + SECONDS + 4 * i) + <f64>(rest & 1023) / 1000 - reference
    const decayed = f64x2.mul(base, exponential(f64x2.mul(f64x2.splat(age), v128.load(RATES + 16 * (words & 7)))))
    const steps = f64x2.nearest(f64x2.mul(decayed, f64x2.splat(<f64>(1 << SCORE_SHIFT))))
    const standing = ((words >> 8) & 7) == FALSE_POSITIVE ? v128.splat<i64>(0) : v128.splat<i64>(-1)
    v128.store64_lane(chunk + SCORES + 8 * i, v128.and(i32x4.trunc_sat_f64x2_u_zero(steps), standing), 0)
  }
}

/** e^x for -0.7 to 0, to ten digits. */
// @ts-ignore: decorator
@inline
function exponential(x: v128): v128 {
  let sum = f64x2.splat(1)
  sum = term(sum, x, 1.0 / 11)
  sum = term(sum, x, 1.0 / 10)
  sum = term(sum, x, 1.0 / 9)
  sum = term(sum, x, 1.0 / 8)
  sum = term(sum, x, 1.0 / 7)
  sum = term(sum, x, 1.0 / 6)
  sum = term(sum, x, 1.0 / 5)
  sum = term(sum, x, 1.0 / 4)
  sum = term(sum, x, 1.0 / 3)
  sum = term(sum, x, 1.0 / 2)
  return term(sum, x, 1.0)
}

// @ts-ignore: decorator
@inline
function term(sum: v128, x: v128, part: f64): v128 {
  return f64x2.add(f64x2.splat(1), f64x2.mul(f64x2.mul(sum, x), f64x2.splat(part)))
}

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

/** Writes what each row fails. Reads and writes whole sixteens: rows beyond the last are free, and fail everything. */
export function mark(chunk: usize, rows: u32, extra: bool): void {
  const kinds = v128.load(WORD_FAILS)
  const severities = v128.load(WORD_FAILS + 16)
  const investigations = v128.load(WORD_FAILS + 32)
  const determinations = v128.load(WORD_FAILS + 48)
  const tlps = v128.load(WORD_FAILS + 64)
  const lanes = v128.load(WORD_FAILS + 80)
  const seven = i8x16.splat(7)
  for (let i: u32 = 0; i < rows; i += 16) {
    const first = v128.load(chunk + WORDS + 2 * i)
    const second = v128.load(chunk + WORDS + 2 * i, 16)
    // Low bytes: kind, severity, investigation. High bytes: determination, tlp, lane.
    const low = i8x16.shuffle(first, second, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
    const high = i8x16.shuffle(first, second, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31)
    let fails = i8x16.swizzle(kinds, v128.and(low, seven))
    fails = v128.or(fails, i8x16.swizzle(severities, v128.and(i8x16.shr_u(low, 3), seven)))
    fails = v128.or(fails, i8x16.swizzle(investigations, i8x16.shr_u(low, 6)))
    fails = v128.or(fails, i8x16.swizzle(determinations, v128.and(high, seven)))
    fails = v128.or(fails, i8x16.swizzle(tlps, v128.and(i8x16.shr_u(high, 3), seven)))
    fails = v128.or(fails, i8x16.swizzle(lanes, i8x16.shr_u(high, 6)))
    if (extra) fails = v128.or(fails, v128.load(EXTRA + i))
    v128.store(chunk + FAILS_AT + i, fails)
  }
}

/** Adds the marked rows to the tallies; returns how many stand in `BORDER`. */
export function count(chunk: usize, rows: u32, firstRow: u32, bucket: i32): u32 {
  let border: u32 = 0
  const high = v128.load(HIGH)
  const near = f64x2.splat(<f64>BORDER_MILLIONTHS / 1000000)
  const left = load<u32>(GRID)
  const top = load<u32>(GRID + 4)
  const columns = load<u32>(GRID + 8)
  const lines = load<u32>(GRID + 12)
  const shift = load<u32>(GRID + 16)
  const cells = load<u32>(GRID + 20)
  const zero = i8x16.splat(0)
  const one = i8x16.splat(1)
  for (let i: u32 = 0; i < rows; i += 16) {
    const fails = v128.load(chunk + FAILS_AT + i)
    const few = i8x16.eq(v128.and(fails, i8x16.sub(fails, one)), zero)
    let counted = <u32>i8x16.bitmask(few)
    if (!counted) continue
    let matched = <u32>i8x16.bitmask(i8x16.eq(fails, zero))
    let missed = counted & ~matched
    while (missed) {
      const at = i + <u32>ctz(missed)
      missed &= missed - 1
      const fail = <u32>load<u8>(chunk + FAILS_AT + at)
      const words = <u32>load<u16>(chunk + WORDS + 2 * at)
      if (fail < 32) add(BY_WORDS + 4 * (words & WORDS_MASK), 1)
      else if (fail == 32) add(MISSED_REGION + 4 * <u32>load<u16>(chunk + REGION + 2 * at), 1)
      else if (fail == 64) add(BY_TIME + 32 * bucketOf(chunk, at, bucket) + 4 * (words & 7), 1)
    }
    while (matched) {
      const at = i + <u32>ctz(matched)
      matched &= matched - 1
      const words = <u32>load<u16>(chunk + WORDS + 2 * at)
      const kind = words & 7
      const scores = f64x2.mul(f64x2.convert_low_i32x4_u(v128.load64_zero(chunk + SCORES + 8 * at)), v128.load(chunk + DECAYS + 16 * kind))
      const above = f64x2.sub(scores, high)
      if (v128.any_true(f64x2.lt(f64x2.abs(above), near))) {
        store<u32>(BORDER + 4 * border, at)
        border++
      }
      const group = <u32>i64x2.bitmask(f64x2.ge(above, f64x2.splat(0)))
      const point = v128.load64_zero(chunk + POINTS + 8 * at)
      const x = <u32>i32x4.extract_lane(point, 0)
      const placeless = x == NO_POINT
      const load_ = LOADS + LOAD_BYTES * <u32>load<u16>(chunk + REGION + 2 * at)
      v128.store(load_, f64x2.add(v128.load(load_), scores))
      add(load_ + 16 + 4 * (group | ((<u32>placeless) << 2)), 1)
      add(BY_WORDS + 4 * (words & WORDS_MASK), 1)
      add(BY_TIME + 32 * bucketOf(chunk, at, bucket) + 4 * kind, 1)
      if (placeless || !cells) continue
      const y = <u32>i32x4.extract_lane(point, 1)
      const column = (x >> shift) - left
      const line = (y >> shift) - top
      if (column >= columns || line >= lines) continue
      const cell = cells + CELL_BYTES * (line * columns + column)
      v128.store(cell, f64x2.add(v128.load(cell), f64x2.convert_low_i32x4_u(point)))
      v128.store(cell + CELL_LOADS, f64x2.add(v128.load(cell, CELL_LOADS), scores))
      const edges = i64x2.shuffle(v128.not(point), point, 0, 2)
      v128.store(cell + CELL_BOX, i32x4.max_u(v128.load(cell, CELL_BOX), edges))
      const lead = ((((words >> 3) & 7) + 1) << LEAD_SHIFT) | (LEAD_MASK - firstRow - at)
      if (lead > load<u32>(cell + CELL_LEAD)) store<u32>(cell + CELL_LEAD, lead)
      add(cell + CELL_CONFIRMED, <u32>(((words >> 8) & 7) == CONFIRMED))
      add(cell + CELL_KINDS + 4 * kind, 1)
    }
  }
  return border
}

// @ts-ignore: decorator
@inline
function bucketOf(chunk: usize, at: u32, bucket: i32): u32 {
  return bucket >= 0 ? <u32>bucket : (load<u32>(chunk + SECONDS + 4 * at) - load<u32>(TIME)) / load<u32>(TIME + 4)
}

// @ts-ignore: decorator
@inline
function add(address: usize, more: u32): void {
  store<u32>(address, load<u32>(address) + more)
}
