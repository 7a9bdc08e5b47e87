import { KINDS } from '../core/taxonomy'
import { CELL_BOX, CELL_BYTES, CELL_KINDS, CELL_LEAD, CELL_LOADS, CONFIRMED, GRID, LEAD_MASK, LEAD_SHIFT } from './layout'
import type { Memory } from './memory'

/** Adds a point to the sums of a cell. */
export function addToCell(
  { u32, f64 }: Memory,
  cell: number,
  x: number,
  y: number,
  east: number,
  west: number,
  words: number,
  row: number,
): void {
  const at = (u32[GRID / 4 + 5] as number) + cell * CELL_BYTES
  addFloat(f64, at, x)
  addFloat(f64, at + 8, y)
  addFloat(f64, at + CELL_LOADS, east)
  addFloat(f64, at + CELL_LOADS + 8, west)
  raise(u32, at + CELL_BOX, ~x >>> 0)
  raise(u32, at + CELL_BOX + 4, ~y >>> 0)
  raise(u32, at + CELL_BOX + 8, x)
  raise(u32, at + CELL_BOX + 12, y)
  raise(u32, at + CELL_LEAD, leadOf(words, row))
  addWhole(u32, at + CELL_KINDS + 4 * slotOf(words), 1)
}

/** Takes a point out again. False where it stood at the cell's edge or led it: then the cell's sums say too much. */
export function takeFromCell(
  { u8, u32, f64 }: Memory,
  cell: number,
  x: number,
  y: number,
  east: number,
  west: number,
  words: number,
  row: number,
): boolean {
  const at = (u32[GRID / 4 + 5] as number) + cell * CELL_BYTES
  addWhole(u32, at + CELL_KINDS + 4 * slotOf(words), -1)
  if (countOfCell(u32, at) === 0) {
    u8.fill(0, at, at + CELL_BYTES)
    return true
  }
  addFloat(f64, at, -x)
  addFloat(f64, at + 8, -y)
  addFloat(f64, at + CELL_LOADS, -east)
  addFloat(f64, at + CELL_LOADS + 8, -west)
  const box = [~x >>> 0, ~y >>> 0, x, y]
  return box.every((edge, side) => u32[(at + CELL_BOX) / 4 + side] !== edge) && u32[(at + CELL_LEAD) / 4] !== leadOf(words, row)
}

/** Points in the cell at an address. */
export function countOfCell(u32: Uint32Array, at: number): number {
  let count = 0
  for (let slot = (at + CELL_KINDS) >> 2, end = slot + KINDS.length; slot < end; slot++)
    count += (u32[slot] as number) + (u32[slot + 8] as number)
  return count
}

/** The row that leads a cell or a group: worst severity, then earliest row. */
export function rowOfLead(lead: number): number {
  return LEAD_MASK - (lead & LEAD_MASK)
}

/** The severity of a lead. */
export function severityOfLead(lead: number): number {
  return (lead >>> LEAD_SHIFT) - 1
}

function leadOf(words: number, row: number): number {
  return ((((words >> 3) & 7) + 1) << LEAD_SHIFT) | (LEAD_MASK - row)
}

function slotOf(words: number): number {
  return (words & 7) | (((words >> 8) & 7) === CONFIRMED ? 8 : 0)
}

function addFloat(f64: Float64Array, at: number, more: number): void {
  f64[at >> 3] = (f64[at >> 3] as number) + more
}

function addWhole(u32: Uint32Array, at: number, more: number): void {
  u32[at >> 2] = (u32[at >> 2] as number) + more
}

function raise(u32: Uint32Array, at: number, value: number): void {
  if (value > (u32[at >> 2] as number)) u32[at >> 2] = value
}
