// Counts of what is not among the words: technologies, and regions that were not asked for.
import { add } from './add.as'
import { MISSED_REGION, PASSES, PLANE_BYTES, REGION, REST, TECHNOLOGY_CODES, TECHNOLOGY_SHIFT } from '../layout'

/** Counts codes of technologies over the rows that fail nothing but that filter. */
export function countTechnologies(chunk: usize, groups: u32): void {
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
export function countMissed(chunk: usize, groups: u32): void {
  for (let group: u32 = 0; group < groups; group++) {
    const at = PASSES + 8 * group
    let missed = load<u64>(at + 5 * PLANE_BYTES) ^ load<u64>(at + 8 * PLANE_BYTES)
    while (missed) {
      add(MISSED_REGION + 4 * <u32>load<u16>(chunk + REGION + 2 * (64 * group + <u32>ctz(missed))), 1)
      missed &= missed - 1
    }
  }
}
