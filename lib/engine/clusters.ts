import type { CellGrid } from './cell-grid'
import { GroupSums } from './group-sums'
import { CELL_BYTES } from './layout'
import type { MapSymbol } from './messages'
import type { Store } from './store'

/** Symbols nearer than this, in pixels, become one. */
const NEAR = 46
const MAX_SYMBOLS = 2000

const sums = new GroupSums()

/**
 * Groups the points that a pass counted in a grid of the screen: the fullest cell first, with the cells around it that
 * would overlap. Only points become symbols.
 */
export function symbolsOf(store: Store, grid: CellGrid): MapSymbol[] {
  const { memory } = store.rows
  const { cells } = store.tallies
  grid.read(memory, cells)
  let near = NEAR
  let groups = grid.merge(near)
  while (groups > MAX_SYMBOLS) {
    near *= 1.5
    groups = grid.merge(near)
  }
  sums.clear(groups)
  for (const cell of grid.touched) sums.add(grid.groupOf(cell), memory, cells + cell * CELL_BYTES)
  const symbols: MapSymbol[] = []
  for (let group = 0; group < groups; group++) symbols.push(sums.symbol(group, store))
  return symbols
}
