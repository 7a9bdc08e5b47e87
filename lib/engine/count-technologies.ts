import { FAILS, type Filter } from './filter'
import { CHUNK_MASK, CHUNK_ROWS, CHUNK_SHIFT, EXTRA, FAILS_AT, REST, TECHNOLOGY_FACET, TECHNOLOGY_SHIFT } from './layout'
import type { Rows } from './rows'

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

/** Adds the marked rows of a chunk to the counts of their technologies. */
export function countTechnologies(rows: Rows, chunk: number, count: number): void {
  if (!rows.technologyCodes.isIn(chunk)) return
  const { u32 } = rows.memory
  const rest = ((rows.chunks[chunk] as number) + REST) >> 2
  for (let i = 0; i < count; i++)
    if ((u32[rest + i] as number) >>> TECHNOLOGY_SHIFT !== 0) countTechnologiesOf(rows, chunk * CHUNK_ROWS + i, 1)
}

/** Adds a marked row to the counts of its technologies (1), or takes it out again (-1). */
export function countTechnologiesOf(rows: Rows, row: number, sign: 1 | -1): void {
  const { u8, u32 } = rows.memory
  const fails = u8[(rows.chunks[row >>> CHUNK_SHIFT] as number) + FAILS_AT + (row & CHUNK_MASK)] as number
  if ((fails & ~FAILS.technology) !== 0) return
  for (let bits = rows.technologies(row), at = TECHNOLOGY_FACET >> 2; bits !== 0; bits >>= 1, at++)
    if (bits & 1) u32[at] = (u32[at] as number) + sign
}
