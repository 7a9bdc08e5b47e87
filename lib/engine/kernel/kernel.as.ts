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
  CELL_BOX,
  CELL_BYTES,
  CELL_KINDS,
  CELL_LEAD,
  CELL_LOADS,
  CONFIRMED,
  DECAYS,
  EXTRA,
  FACETS,
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
  PASSES,
  PLANE_BYTES,
  PLANES,
  POINTS,
  RATES,
  REGION,
  REGION_FAILS,
  REST,
  SCORE_SHIFT,
  SCORES,
  SECONDS,
  SECTOR_MASK,
  SECTOR_SHIFT,
  TECHNOLOGY_CODES,
  TECHNOLOGY_SHIFT,
  TIME,
  WORD_FAILS,
  WORDS,
} from '../layout'

/** Writes scores at a reference time, seconds since 1970; `isNear` where no row decays by more than a sixth until then. */
export function score(chunk: usize, rows: u32, reference: f64, isNear: bool): void {
  if (isNear) scoreRows(chunk, rows, reference, true)
  else scoreRows(chunk, rows, reference, false)
}

// @ts-ignore: decorator
@inline
function scoreRows(chunk: usize, rows: u32, reference: f64, isNear: bool): void {
  // Added to a number below 2^32, this leaves its nearest whole in the low half.
  const whole = f64x2.splat(4503599627370496)
  const unit = f64x2.splat(<f64>(1 << SCORE_SHIFT))
  for (let i: u32 = 0; i < rows; i++) {
    const words = <u32>load<u16>(chunk + WORDS + 2 * i)
    const rest = load<u32>(chunk + REST + 4 * i)
    const grades = <u32>load<u8>(chunk + GRADES + i)
    const origin = ((<u32>load<u8>(chunk + ORIGIN + i)) << 2) | (grades & 3)
    let base = v128.load(KIND_SEVERITY + 16 * (words & 63))
    base = f64x2.add(base, v128.load(BY_ORIGIN + 16 * origin))
    base = f64x2.add(base, v128.load(BY_REGION + 16 * <u32>load<u16>(chunk + REGION + 2 * i)))
    base = f64x2.add(base, v128.load(BY_GRADE + 16 * (grades >> 2)))
    base = f64x2.add(base, v128.load(BY_SECTOR + 16 * ((rest >> SECTOR_SHIFT) & SECTOR_MASK)))
    const age = <f64>load<u32>(chunk + SECONDS + 4 * i) + <f64>(rest & 1023) * 0.001 - reference
    const exponent = f64x2.mul(f64x2.splat(age), v128.load(RATES + 16 * (words & 7)))
    const decayed = f64x2.mul(base, isNear ? exponentialNear(exponent) : exponential(exponent))
    const steps = f64x2.add(f64x2.mul(decayed, unit), whole)
    const standing = ((words >> 8) & 7) == FALSE_POSITIVE ? i64x2.splat(0) : i64x2.splat(-1)
    v128.store64_lane(chunk + SCORES + 8 * i, i32x4.shuffle(v128.and(steps, standing), steps, 0, 2, 0, 2), 0)
  }
}

/** e^x for -1.4 to 0, to nine digits: the fourth power of e^(x / 4). */
// @ts-ignore: decorator
@inline
function exponential(whole: v128): v128 {
  const x = f64x2.mul(whole, f64x2.splat(0.25))
  // Even and odd powers apart, so that neither waits for the other.
  const square = f64x2.mul(x, x)
  let even = f64x2.splat(1.0 / 40320)
  let odd = f64x2.splat(1.0 / 5040)
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(1.0 / 720))
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(1.0 / 120))
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(1.0 / 24))
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(1.0 / 6))
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(0.5))
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(1))
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(1))
  const quarter = f64x2.add(even, f64x2.mul(odd, x))
  const half = f64x2.mul(quarter, quarter)
  return f64x2.mul(half, half)
}

/** e^x for -0.17 to 0, to nine digits. */
// @ts-ignore: decorator
@inline
function exponentialNear(x: v128): v128 {
  const square = f64x2.mul(x, x)
  let even = f64x2.add(f64x2.mul(f64x2.splat(1.0 / 720), square), f64x2.splat(1.0 / 24))
  let odd = f64x2.add(f64x2.mul(f64x2.splat(1.0 / 120), square), f64x2.splat(1.0 / 6))
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(0.5))
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(1))
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(1))
  return f64x2.add(even, f64x2.mul(odd, x))
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

/** Of sixteen rows: kind, severity, investigation. */
// @ts-ignore: decorator
@inline
function lowBytes(chunk: usize, i: u32): v128 {
  const at = chunk + WORDS + 2 * i
  return i8x16.shuffle(v128.load(at), v128.load(at, 16), 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
}

/** Of sixteen rows: determination, tlp, lane. */
// @ts-ignore: decorator
@inline
function highBytes(chunk: usize, i: u32): v128 {
  const at = chunk + WORDS + 2 * i
  return i8x16.shuffle(v128.load(at), v128.load(at, 16), 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31)
}

/** The sum of sixteen counts. */
// @ts-ignore: decorator
@inline
function sumOf(counts: v128): u32 {
  const fours = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(counts))
  const twos = i32x4.add(fours, i32x4.shuffle(fours, fours, 2, 3, 0, 1))
  return <u32>i32x4.extract_lane(twos, 0) + <u32>i32x4.extract_lane(twos, 1)
}

/** Adds the marked rows to the tallies; returns how many stand in `BORDER`. */
export function count(chunk: usize, rows: u32, firstRow: u32, sorted: bool, technologies: bool): u32 {
  const groups = (rows + 63) >> 6
  spread(chunk, rows)
  if (technologies) spreadTechnologies(chunk, rows)
  for (let field: u32 = 0; field < 5; field++) countField(groups, field)
  if (sorted) countTimes(chunk, rows, groups)
  else countOddTimes(chunk, 0, groups)
  if (technologies) countTechnologies(chunk, groups)
  countMissed(chunk, groups)
  return countMatches(chunk, groups, firstRow)
}

/** The bits of `PASSES`, a plane each: what fails nothing, or this alone, by the bits of `FAILS` of filter.ts. Last what fails nothing. */
const PASSES_NOTHING: u32 = 8

/** Spreads words and marks out into planes of a bit a row: 64 rows are then counted by one instruction. */
function spread(chunk: usize, rows: u32): void {
  const zero = i8x16.splat(0)
  const one = i8x16.splat(1)
  const sixteens = ((rows + 63) >> 6) << 2
  for (let n: u32 = 0; n < sixteens; n++) {
    const i = n << 4
    const plane = PLANES + 2 * n
    const passes = PASSES + 2 * n
    const fails = i < rows ? v128.load(chunk + FAILS_AT + i) : i8x16.splat(-1)
    if (!v128.any_true(i8x16.eq(v128.and(fails, i8x16.sub(fails, one)), zero))) {
      for (let bit: usize = 0; bit <= PASSES_NOTHING; bit++) store<u16>(passes + PLANE_BYTES * bit, 0)
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

/** Counts a field of the words (kind, severity, investigation, determination, tlp) over the rows that fail nothing but its own filter. */
function countField(groups: u32, field: u32): void {
  // Determination and investigation have changed places among the bits of `FAILS`.
  const passes: usize = PASSES + PLANE_BYTES * <usize>(field == 2 ? 3 : field == 3 ? 2 : field)
  const plane: usize = PLANES + PLANE_BYTES * <usize>(3 * field - <u32>(field > 2))
  // An investigation has two bits: the third stands for another field and is left out.
  const third: u64 = field == 2 ? 0 : -1
  let c0: u64 = 0
  let c1: u64 = 0
  let c2: u64 = 0
  let c3: u64 = 0
  let c4: u64 = 0
  let c5: u64 = 0
  for (let at: usize = 0; at < 8 * <usize>groups; at += 8) {
    const counted = load<u64>(passes + at)
    const b0 = load<u64>(plane + at)
    const b1 = load<u64>(plane + PLANE_BYTES + at)
    const upper = counted & load<u64>(plane + 2 * PLANE_BYTES + at) & third
    const lower = counted ^ upper
    const two = lower & b1
    const zero = lower ^ two
    c0 += popcnt(zero & ~b0)
    c1 += popcnt(zero & b0)
    c2 += popcnt(two & ~b0)
    c3 += popcnt(two & b0)
    c4 += popcnt(upper & ~b0)
    c5 += popcnt(upper & b0)
  }
  addSix(FACETS + 32 * field, c0, c1, c2, c3, c4, c5)
}

function addSix(address: usize, c0: u64, c1: u64, c2: u64, c3: u64, c4: u64, c5: u64): void {
  add(address, <u32>c0)
  add(address + 4, <u32>c1)
  add(address + 8, <u32>c2)
  add(address + 12, <u32>c3)
  add(address + 16, <u32>c4)
  add(address + 20, <u32>c5)
}

/** Counts kinds over time where rows stand in its order: those of 64 rows at once that lie in one bucket. */
function countTimes(chunk: usize, rows: u32, groups: u32): void {
  const start = load<u32>(TIME)
  const step = load<u32>(TIME + 4)
  let c0: u64 = 0
  let c1: u64 = 0
  let c2: u64 = 0
  let c3: u64 = 0
  let c4: u64 = 0
  let c5: u64 = 0
  let bucket: u32 = 0
  // Nothing is in hand yet.
  let known = false
  for (let group: u32 = 0; group < groups; group++) {
    const at = PASSES + 6 * PLANE_BYTES + 8 * group
    const counted = load<u64>(at)
    if (!counted) continue
    const first = load<u32>(chunk + SECONDS + 256 * group) - start
    const last = load<u32>(chunk + SECONDS + 4 * min(64 * group + 63, rows - 1)) - start
    if (!known || first - bucket * step >= step || last - bucket * step >= step) {
      if (known) addSix(BY_TIME + 32 * bucket, c0, c1, c2, c3, c4, c5)
      c0 = 0
      c1 = 0
      c2 = 0
      c3 = 0
      c4 = 0
      c5 = 0
      bucket = first / step
      known = bucket == last / step
      if (!known) {
        countOddTimes(chunk, group, group + 1)
        continue
      }
    }
    const b0 = load<u64>(PLANES + 8 * group)
    const upper = counted & load<u64>(PLANES + 2 * PLANE_BYTES + 8 * group)
    const lower = counted ^ upper
    const two = lower & load<u64>(PLANES + PLANE_BYTES + 8 * group)
    const zero = lower ^ two
    c0 += popcnt(zero & ~b0)
    c1 += popcnt(zero & b0)
    c2 += popcnt(two & ~b0)
    c3 += popcnt(two & b0)
    c4 += popcnt(upper & ~b0)
    c5 += popcnt(upper & b0)
  }
  if (known) addSix(BY_TIME + 32 * bucket, c0, c1, c2, c3, c4, c5)
}

/** Counts kinds over time, row by row. */
function countOddTimes(chunk: usize, from: u32, to: u32): void {
  const start = load<u32>(TIME)
  const step = load<u32>(TIME + 4)
  for (let group = from; group < to; group++) {
    let counted = load<u64>(PASSES + 6 * PLANE_BYTES + 8 * group)
    while (counted) {
      const i = 64 * group + <u32>ctz(counted)
      counted &= counted - 1
      const bucket = (load<u32>(chunk + SECONDS + 4 * i) - start) / step
      add(BY_TIME + 32 * bucket + 4 * (<u32>load<u16>(chunk + WORDS + 2 * i) & 7), 1)
    }
  }
}

/** Takes the rows without any technology out of the plane of those that fail nothing but that filter. */
function spreadTechnologies(chunk: usize, rows: u32): void {
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

/** Counts codes of technologies over the rows that fail nothing but that filter. */
function countTechnologies(chunk: usize, groups: u32): void {
  for (let group: u32 = 0; group < groups; group++) {
    let counted = load<u64>(PASSES + 7 * PLANE_BYTES + 8 * group)
    while (counted) {
      const i = 64 * group + <u32>ctz(counted)
      counted &= counted - 1
      add(TECHNOLOGY_CODES + 4 * (load<u32>(chunk + REST + 4 * i) >> TECHNOLOGY_SHIFT), 1)
    }
  }
}

/** Counts the rows that fail their region alone. */
function countMissed(chunk: usize, groups: u32): void {
  for (let group: u32 = 0; group < groups; group++) {
    const at = PASSES + 8 * group
    let missed = load<u64>(at + 5 * PLANE_BYTES) ^ load<u64>(at + 8 * PLANE_BYTES)
    while (missed) {
      add(MISSED_REGION + 4 * <u32>load<u16>(chunk + REGION + 2 * (64 * group + <u32>ctz(missed))), 1)
      missed &= missed - 1
    }
  }
}

/** Sums loads and cells over the matches. */
function countMatches(chunk: usize, groups: u32, firstRow: u32): u32 {
  let border: u32 = 0
  const high = v128.load(HIGH)
  const near = f64x2.splat(<f64>BORDER_MILLIONTHS / 1000000)
  const left = load<u32>(GRID)
  const top = load<u32>(GRID + 4)
  const columns = load<u32>(GRID + 8)
  const lines = load<u32>(GRID + 12)
  const shift = load<u32>(GRID + 16)
  const cells = load<u32>(GRID + 20)
  for (let group: u32 = 0; group < groups; group++) {
    let matched = load<u64>(PASSES + 8 * PLANE_BYTES + 8 * group)
    while (matched) {
      const at = 64 * group + <u32>ctz(matched)
      matched &= matched - 1
      const words = <u32>load<u16>(chunk + WORDS + 2 * at)
      const kind = words & 7
      const scores = f64x2.mul(f64x2.convert_low_i32x4_u(v128.load64_zero(chunk + SCORES + 8 * at)), v128.load(chunk + DECAYS + 16 * kind))
      const above = f64x2.sub(scores, high)
      if (v128.any_true(f64x2.lt(f64x2.abs(above), near))) {
        store<u32>(BORDER + 4 * border, at)
        border++
      }
      const agreement = <u32>i64x2.bitmask(f64x2.ge(above, f64x2.splat(0)))
      const point = v128.load64_zero(chunk + POINTS + 8 * at)
      const x = <u32>i32x4.extract_lane(point, 0)
      const placeless = <u32>(x == NO_POINT)
      const sums = LOADS + LOAD_BYTES * <u32>load<u16>(chunk + REGION + 2 * at)
      v128.store(sums, f64x2.add(v128.load(sums), scores))
      add(sums + 16 + 4 * (agreement | (placeless << 2)), 1)
      if (!cells) continue
      const column = (x >> shift) - left
      const line = (<u32>i32x4.extract_lane(point, 1) >> shift) - top
      // What lies outside goes to the one cell more that nobody reads: cheaper than a branch that is guessed wrong.
      const isInside = <u32>(column < columns) & <u32>(line < lines) & (placeless ^ 1)
      const cell = cells + CELL_BYTES * select<u32>(line * columns + column, lines * columns, isInside)
      v128.store(cell, f64x2.add(v128.load(cell), f64x2.convert_low_i32x4_u(point)))
      v128.store(cell + CELL_LOADS, f64x2.add(v128.load(cell, CELL_LOADS), scores))
      v128.store(cell + CELL_BOX, i32x4.max_u(v128.load(cell, CELL_BOX), i64x2.shuffle(v128.not(point), point, 0, 2)))
      const lead = ((((words >> 3) & 7) + 1) << LEAD_SHIFT) | (LEAD_MASK - firstRow - at)
      if (lead > load<u32>(cell + CELL_LEAD)) store<u32>(cell + CELL_LEAD, lead)
      add(cell + CELL_KINDS + 4 * (kind | (<u32>(((words >> 8) & 7) == CONFIRMED) << 3)), 1)
    }
  }
  return border
}

// @ts-ignore: decorator
@inline
function add(address: usize, more: u32): void {
  store<u32>(address, load<u32>(address) + more)
}
