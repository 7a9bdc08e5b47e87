// Scores of rows under both lenses, East in the low lane.
import { BY_GRADE, BY_ORIGIN, BY_REGION, BY_SECTOR, FAILS_AT, FALSE_POSITIVE, GRADES, KIND_SEVERITY, ORIGIN, RATES, REGION, REST, SCORE_SHIFT, SCORES, SECONDS, SECTOR_MASK, SECTOR_SHIFT, WORDS } from '../layout'

/** Writes scores at a reference time, seconds since 1970; `isNear` where no row decays by more than a sixth until then. */
export function score(chunk: usize, rows: u32, reference: f64, isNear: bool): void {
  if (isNear) for (let i: u32 = 0; i < rows; i++) scoreRow(chunk, i, reference, true)
  else for (let i: u32 = 0; i < rows; i++) scoreFar(chunk, i, reference)
}

/** As `score`, of the rows alone that are marked as failing nothing. */
export function scoreMatches(chunk: usize, rows: u32, reference: f64, isNear: bool): void {
  const zero = i8x16.splat(0)
  for (let i: u32 = 0; i < rows; i += 16) {
    let matched = <u32>i8x16.bitmask(i8x16.eq(v128.load(chunk + FAILS_AT + i), zero))
    while (matched) {
      const at = i + <u32>ctz(matched)
      matched &= matched - 1
      if (isNear) scoreRow(chunk, at, reference, true)
      else scoreFar(chunk, at, reference)
    }
  }
}

/** By a call: a copy in each loop would not be worth its bytes. */
// @ts-ignore: decorator
@noinline
function scoreFar(chunk: usize, i: u32, reference: f64): void {
  scoreRow(chunk, i, reference, false)
}

// @ts-ignore: decorator
@inline
function scoreRow(chunk: usize, i: u32, reference: f64, isNear: bool): void {
  // Added to a number below 2^32, this leaves its nearest whole in the low half.
  const whole = f64x2.splat(4503599627370496)
  const unit = f64x2.splat(<f64>(1 << SCORE_SHIFT))
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
