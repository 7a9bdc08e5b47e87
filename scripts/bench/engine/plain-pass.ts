import { CONFIDENCES, CREDIBILITIES } from '@/lib/core/taxonomy'
import { CHUNK_ROWS, FALSE_POSITIVE, GRADES, ORIGIN, REGION, REST, SECONDS, SECTOR_MASK, SECTOR_SHIFT, WORDS } from '@/lib/engine/layout'
import { REAL } from '@/lib/engine/rows'
import type { Scoring } from '@/lib/engine/scoring'
import { Store } from '@/lib/engine/store'
import { loadChunk } from '@/lib/engine/testing/chunk-of'
import { packRows } from '@/lib/wire/chunk-columns'
import { type Contender, SEED } from './contender'
import { scoring } from './meridian'
import { sampleColumns } from './sample-columns'

/** What anybody would write first: one loop over the same typed arrays, both lenses' scores and loads by region, and nothing else of a picture. */
export async function plainPass(rows: number): Promise<Contender> {
  const store = new Store(scoring(0), 'typescript')
  for (const { columns, rows: count } of sampleColumns(rows, SEED)) loadChunk(store, packRows(columns, 0, count))
  const loads = new Float64Array(2 * store.rows.regions.size)
  return {
    filter: () => {
      throw new Error('the plain pass knows no filter')
    },
    lens: (state) => sumLoads(store, scoring(state), loads),
  }
}

/** Fills the loads of each region, first lens and second; returns how many incidents are of the real lane. */
function sumLoads({ rows, size }: Store, { east, west, at }: Scoring, loads: Float64Array): number {
  const { u8, u16, u32 } = rows.memory
  const lenses = [east, west]
  let found = 0
  loads.fill(0)
  for (const [number, chunk] of rows.chunks.entries()) {
    const last = Math.min(CHUNK_ROWS, size - number * CHUNK_ROWS)
    for (let i = 0; i < last; i++) {
      const words = u16[((chunk + WORDS) >> 1) + i] as number
      if (words >> 14 !== REAL) continue
      found++
      if (((words >> 8) & 7) === FALSE_POSITIVE) continue
      const rest = u32[((chunk + REST) >> 2) + i] as number
      const grades = u8[chunk + GRADES + i] as number
      const region = u16[((chunk + REGION) >> 1) + i] as number
      const kind = words & 7
      const age = Math.max(0, at - ((u32[((chunk + SECONDS) >> 2) + i] as number) * 1000 + (rest & 1023)))
      for (let side = 0; side < 2; side++) {
        const lens = lenses[side] as Scoring['east']
        const base =
          (lens.kind[kind] as number) +
          (lens.severity[(words >> 3) & 7] as number) +
          (lens.origin[(u8[chunk + ORIGIN + i] as number) * CONFIDENCES.length + (grades & 3)] as number) +
          (lens.place[rows.regions.country[region] as number] as number) +
          (lens.confidence[(grades >> 5) * CREDIBILITIES.length + ((grades >> 2) & 7)] as number) +
          (lens.sector[(rest >>> SECTOR_SHIFT) & SECTOR_MASK] as number)
        loads[2 * region + side] = (loads[2 * region + side] as number) + base * 0.5 ** (age / (lens.halfLifeMs[kind] as number))
      }
    }
  }
  return found
}
