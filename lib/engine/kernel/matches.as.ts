// Loads and cells of the matches.
import { add } from './add.as'
import { BORDER, BORDER_MILLIONTHS, CELL_BOX, CELL_BYTES, CELL_KINDS, CELL_LEAD, CELL_LOADS, CONFIRMED, DECAYS, GRID, HIGH, LEAD_MASK, LEAD_SHIFT, LOAD_BYTES, LOADS, NO_POINT, PASSES, PLANE_BYTES, POINTS, REGION, SCORES, WORDS } from '../layout'

/** Sums loads and cells over the matches. */
export function countMatches(chunk: usize, groups: u32, firstRow: u32): u32 {
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
