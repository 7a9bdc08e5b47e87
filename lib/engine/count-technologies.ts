import { FAILS, type Filter } from './filter'
import { CHUNK_MASK, CHUNK_ROWS, CHUNK_SHIFT, EXTRA, FAILS_AT, REST, TECHNOLOGY_FACET, TECHNOLOGY_SHIFT } from './layout'
import type { Rows } from './rows'
import { ODD } from './technology-codes'

/** Adds to `EXTRA` which rows of a chunk fail the technology filter. */
export function markTechnologies({ memory, chunks, technologyCodes }: Rows, { technologies }: Filter, chunk: number, count: number): void {
  const { u8, u32 } = memory
  const rest = ((chunks[chunk] as number) + REST) >> 2
  const first = chunk * CHUNK_ROWS
  for (let i = 0; i < count; i++) {
    const code = (u32[rest + i] as number) >>> TECHNOLOGY_SHIFT
    if (code === 0 || (technologyCodes.bitsOf(first + i, code) & technologies) === 0)
      u8[EXTRA + i] = (u8[EXTRA + i] as number) | FAILS.technology
  }
}

/** Adds the marked rows of a chunk whose set of technologies has no code: the kernel counts by codes alone. */
export function countOddTechnologies(rows: Rows, chunk: number): void {
  for (const row of rows.technologyCodes.oddIn(chunk)) countOddTechnologiesOf(rows, row, 1)
}

/** Adds a marked row to the counts of its technologies where their set has no code (1), or takes it out again (-1). */
export function countOddTechnologiesOf(rows: Rows, row: number, sign: 1 | -1): void {
  const { u8, u32 } = rows.memory
  const chunk = rows.chunks[row >>> CHUNK_SHIFT] as number
  const at = row & CHUNK_MASK
  if (((u8[chunk + FAILS_AT + at] as number) & ~FAILS.technology) !== 0) return
  if ((u32[(chunk + REST) / 4 + at] as number) >>> TECHNOLOGY_SHIFT !== ODD) return
  for (let bits = rows.technologies(row), to = TECHNOLOGY_FACET / 4; bits !== 0; bits >>= 1, to++)
    if (bits & 1) u32[to] = (u32[to] as number) + sign
}
