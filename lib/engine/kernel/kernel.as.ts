// The kernel: what `ScriptKernel` does, sixteen rows or sixty-four at a time where SIMD and bits allow. AssemblyScript,
// compiled by `scripts/build-kernel.mjs` with all that stands beside it; the shape of the memory is that of `layout.ts`.
import { countFields, countTimes, countOddTimes } from './fields.as'
import { countMatches } from './matches.as'
import { countMissed, countTechnologies } from './places.as'
import { spread, spreadMatches, spreadTechnologies } from './planes.as'

export { mark, markPlaces } from './mark.as'
export { score, scoreMatches } from './score.as'

/** Adds the marked rows to the tallies; returns how many stand in `BORDER`. */
export function count(chunk: usize, rows: u32, firstRow: u32, sorted: bool, technologies: bool): u32 {
  const groups = (rows + 63) >> 6
  spread(chunk, rows)
  if (technologies) spreadTechnologies(chunk, rows)
  countFields(groups)
  if (sorted) countTimes(chunk, rows, groups)
  else countOddTimes(chunk, 0, groups)
  if (technologies) countTechnologies(chunk, groups)
  countMissed(chunk, groups)
  return countMatches(chunk, groups, firstRow)
}

/** Adds the marked rows to what depends on scores: loads, classes and cells; returns how many stand in `BORDER`. */
export function weigh(chunk: usize, rows: u32, firstRow: u32): u32 {
  spreadMatches(chunk, rows)
  return countMatches(chunk, (rows + 63) >> 6, firstRow)
}
