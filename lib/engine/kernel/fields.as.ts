// Facets of the words, and the histogram over time, from planes.
import { add } from './add.as'
import { BY_TIME, FACETS, PASSES, PLANE_BYTES, PLANES, SECONDS, TIME, WORDS } from '../layout'

/** Counts each field of the words over the rows that fail nothing but its own filter. */
export function countFields(groups: u32): void {
  for (let field: u32 = 0; field < 5; field++) countField(groups, field)
}

/** Counts a field of the words (kind, severity, investigation, determination, tlp) over the rows that fail nothing but its own filter. */
function countField(groups: u32, field: u32): void {
  // Determination and investigation have changed places among the bits of `FAILS`.
  const passes: usize = PASSES + PLANE_BYTES * (field == 2 ? 3 : field == 3 ? 2 : field)
  const plane: usize = PLANES + PLANE_BYTES * (3 * field - <u32>(field > 2))
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
export function countTimes(chunk: usize, rows: u32, groups: u32): void {
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
export function countOddTimes(chunk: usize, from: u32, to: u32): void {
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
