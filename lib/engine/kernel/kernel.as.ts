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
  TIME,
  WORD_FAILS,
  WORDS,
} from '../layout'

/** Writes scores at a reference time, seconds since 1970. */
export function score(chunk: usize, rows: u32, reference: f64): void {
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
    const decayed = f64x2.mul(base, exponential(f64x2.mul(f64x2.splat(age), v128.load(RATES + 16 * (words & 7)))))
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
export function count(chunk: usize, rows: u32, firstRow: u32, marked: u32, sorted: bool): u32 {
  if (marked * SPARSE < rows) {
    countFewWords(chunk, rows)
  } else {
    for (let field: u32 = 0; field < 5; field++) countField(chunk, rows, field)
  }
  if (sorted) countTimes(chunk, rows)
  else countOddTimes(chunk, 0, rows)
  return countMatches(chunk, rows, firstRow)
}

/** With fewer than one row in so many to count, each is taken by itself. */
const SPARSE: u32 = 10

/** Counts a field of the words over the rows that fail nothing but its own filter, sixteen rows at a time. */
function countField(chunk: usize, rows: u32, field: u32): void {
  // Kind, severity, investigation, determination, tlp: see `FAILS` of filter.ts.
  const own = field == 2 ? 8 : field == 3 ? 4 : 1 << field
  const others = i8x16.splat(<i8>~own)
  const unit: u32 = field == 2 ? 64 : field == 1 || field == 4 ? 8 : 1
  const mask = i8x16.splat(<i8>(field == 2 ? 0xc0 : 7 * unit))
  const one = i8x16.splat(<i8>unit)
  const two = i8x16.splat(<i8>(2 * unit))
  const three = i8x16.splat(<i8>(3 * unit))
  const four = i8x16.splat(<i8>(4 * unit))
  const five = i8x16.splat(<i8>(5 * unit))
  const zero = i8x16.splat(0)
  let c0 = zero
  let c1 = zero
  let c2 = zero
  let c3 = zero
  let c4 = zero
  let c5 = zero
  for (let i: u32 = 0; i < rows; i += 16) {
    const counted = i8x16.eq(v128.and(v128.load(chunk + FAILS_AT + i), others), zero)
    const bytes = field < 3 ? lowBytes(chunk, i) : highBytes(chunk, i)
    // What is not counted becomes a code that no word has.
    const code = v128.or(v128.and(bytes, mask), v128.not(counted))
    c0 = i8x16.sub(c0, i8x16.eq(code, zero))
    c1 = i8x16.sub(c1, i8x16.eq(code, one))
    c2 = i8x16.sub(c2, i8x16.eq(code, two))
    c3 = i8x16.sub(c3, i8x16.eq(code, three))
    c4 = i8x16.sub(c4, i8x16.eq(code, four))
    c5 = i8x16.sub(c5, i8x16.eq(code, five))
  }
  if (field == 2) {
    // Two bits: what would be 4 and 5 is 0 and 1 once more.
    c4 = zero
    c5 = zero
  }
  addSix(FACETS + 32 * field, c0, c1, c2, c3, c4, c5)
}

function addSix(address: usize, c0: v128, c1: v128, c2: v128, c3: v128, c4: v128, c5: v128): void {
  add(address, sumOf(c0))
  add(address + 4, sumOf(c1))
  add(address + 8, sumOf(c2))
  add(address + 12, sumOf(c3))
  add(address + 16, sumOf(c4))
  add(address + 20, sumOf(c5))
}

/** Counts all fields of the words, row by row. */
function countFewWords(chunk: usize, rows: u32): void {
  const zero = i8x16.splat(0)
  const one = i8x16.splat(1)
  for (let i: u32 = 0; i < rows; i += 16) {
    const fails = v128.load(chunk + FAILS_AT + i)
    let few = <u32>i8x16.bitmask(i8x16.eq(v128.and(fails, i8x16.sub(fails, one)), zero))
    while (few) {
      const at = i + <u32>ctz(few)
      few &= few - 1
      const fail = <u32>load<u8>(chunk + FAILS_AT + at)
      if (fail > 16) continue
      const words = <u32>load<u16>(chunk + WORDS + 2 * at)
      if (!(fail & ~1)) add(FACETS + 4 * (words & 7), 1)
      if (!(fail & ~2)) add(FACETS + 32 + 4 * ((words >> 3) & 7), 1)
      if (!(fail & ~8)) add(FACETS + 64 + 4 * ((words >> 6) & 3), 1)
      if (!(fail & ~4)) add(FACETS + 96 + 4 * ((words >> 8) & 7), 1)
      if (!(fail & ~16)) add(FACETS + 128 + 4 * ((words >> 11) & 7), 1)
    }
  }
}

/** Counts kinds over time where rows stand in its order: sixteens that lie in one bucket at once. */
function countTimes(chunk: usize, rows: u32): void {
  const others = i8x16.splat(<i8>~64)
  const seven = i8x16.splat(7)
  const zero = i8x16.splat(0)
  const start = load<u32>(TIME)
  const step = load<u32>(TIME + 4)
  let c0 = zero
  let c1 = zero
  let c2 = zero
  let c3 = zero
  let c4 = zero
  let c5 = zero
  let bucket: u32 = 0
  // Nothing is in hand yet.
  let known = false
  for (let i: u32 = 0; i < rows; i += 16) {
    const counted = i8x16.eq(v128.and(v128.load(chunk + FAILS_AT + i), others), zero)
    if (!v128.any_true(counted)) continue
    const first = load<u32>(chunk + SECONDS + 4 * i) - start
    const last = load<u32>(chunk + SECONDS + 4 * min(i + 15, rows - 1)) - start
    if (!known || first - bucket * step >= step || last - bucket * step >= step) {
      if (known) addSix(BY_TIME + 32 * bucket, c0, c1, c2, c3, c4, c5)
      c0 = zero
      c1 = zero
      c2 = zero
      c3 = zero
      c4 = zero
      c5 = zero
      bucket = first / step
      known = bucket == last / step
      if (!known) {
        countOddTimes(chunk, i, min(i + 16, rows))
        continue
      }
    }
    const code = v128.or(v128.and(lowBytes(chunk, i), seven), v128.not(counted))
    c0 = i8x16.sub(c0, i8x16.eq(code, zero))
    c1 = i8x16.sub(c1, i8x16.eq(code, i8x16.splat(1)))
    c2 = i8x16.sub(c2, i8x16.eq(code, i8x16.splat(2)))
    c3 = i8x16.sub(c3, i8x16.eq(code, i8x16.splat(3)))
    c4 = i8x16.sub(c4, i8x16.eq(code, i8x16.splat(4)))
    c5 = i8x16.sub(c5, i8x16.eq(code, i8x16.splat(5)))
  }
  if (known) addSix(BY_TIME + 32 * bucket, c0, c1, c2, c3, c4, c5)
}

/** Counts kinds over time, row by row. */
function countOddTimes(chunk: usize, from: u32, to: u32): void {
  for (let i = from; i < to; i++) {
    if (load<u8>(chunk + FAILS_AT + i) & ~64) continue
    const bucket = (load<u32>(chunk + SECONDS + 4 * i) - load<u32>(TIME)) / load<u32>(TIME + 4)
    add(BY_TIME + 32 * bucket + 4 * (<u32>load<u16>(chunk + WORDS + 2 * i) & 7), 1)
  }
}

/** Sums loads and cells over the matches, and counts the rows that fail their region alone. */
function countMatches(chunk: usize, rows: u32, firstRow: u32): u32 {
  let border: u32 = 0
  const high = v128.load(HIGH)
  const near = f64x2.splat(<f64>BORDER_MILLIONTHS / 1000000)
  const zero = i8x16.splat(0)
  const region = i8x16.splat(32)
  const left = load<u32>(GRID)
  const top = load<u32>(GRID + 4)
  const columns = load<u32>(GRID + 8)
  const lines = load<u32>(GRID + 12)
  const shift = load<u32>(GRID + 16)
  const cells = load<u32>(GRID + 20)
  for (let i: u32 = 0; i < rows; i += 16) {
    const fails = v128.load(chunk + FAILS_AT + i)
    let missed = <u32>i8x16.bitmask(i8x16.eq(fails, region))
    while (missed) {
      add(MISSED_REGION + 4 * <u32>load<u16>(chunk + REGION + 2 * (i + <u32>ctz(missed))), 1)
      missed &= missed - 1
    }
    let matched = <u32>i8x16.bitmask(i8x16.eq(fails, zero))
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
      const placeless = <u32>(x == NO_POINT)
      const sums = LOADS + LOAD_BYTES * <u32>load<u16>(chunk + REGION + 2 * at)
      v128.store(sums, f64x2.add(v128.load(sums), scores))
      add(sums + 16 + 4 * (group | (placeless << 2)), 1)
      if (!cells) continue
      const column = (x >> shift) - left
      const line = (<u32>i32x4.extract_lane(point, 1) >> shift) - top
      if (placeless || column >= columns || line >= lines) continue
      const cell = cells + CELL_BYTES * (line * columns + column)
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
