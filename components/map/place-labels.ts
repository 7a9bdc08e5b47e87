/** Left, top, right, bottom in pixels. */
export type PixelBox = [number, number, number, number]

/** A label that wants a place: centred at x, y, or a little beside it. */
export interface WantedLabel {
  text: string
  x: number
  y: number
  width: number
  height: number
  /** How far to each side it still lies on what it names, pixels. */
  reach?: [across: number, down: number]
  /** Placed over others where there is no free place. */
  must?: boolean
}

export interface PlacedLabel<T extends WantedLabel> {
  label: T
  x: number
  y: number
}

/** Shifts tried in turn, the nearest first: across in label widths, down in label heights. */
const SHIFTS = [0, -0.6, 0.6, -1.1, 1.1]
  .flatMap((across) => [0, -1.1, 1.1, -2.1, 2.1, -3.2, 3.2, -4.3, 4.3].map((down): [number, number] => [across, down]))
  .sort((a, b) => Math.abs(a[0]) * 3 + Math.abs(a[1]) - Math.abs(b[0]) * 3 - Math.abs(b[1]))
/** Every label may step aside as far as this, in the same measures; further only within its own reach. */
const FREE_ACROSS = 0
const FREE_DOWN = 1.1
const CELL = 64

/** Places labels in the given order (most important first), none over another or over an obstacle; what finds no place is left out unless it must be shown. */
export function placeLabels<T extends WantedLabel>(labels: readonly T[], obstacles: readonly PixelBox[], gap = 3): PlacedLabel<T>[] {
  const taken = new Map<string, PixelBox[]>()
  for (const box of obstacles) occupy(taken, box)
  return labels.flatMap((label) => {
    for (const [across, down] of SHIFTS.filter((shift) => isNear(label, shift))) {
      const [x, y] = [label.x + across * label.width, label.y + down * label.height]
      const box = labelBox({ label, x, y }, gap)
      if (!isFree(taken, box)) continue
      occupy(taken, box)
      return [{ label, x, y }]
    }
    return label.must ? [{ label, x: label.x, y: label.y }] : []
  })
}

function isNear({ width, height, reach = [0, 0] }: WantedLabel, [across, down]: [number, number]): boolean {
  const nearAcross = Math.abs(across) <= FREE_ACROSS || Math.abs(across) * width <= reach[0]
  return nearAcross && (Math.abs(down) <= FREE_DOWN || Math.abs(down) * height <= reach[1])
}

/** The box of a placed label, with `gap` pixels beside it. */
export function labelBox({ label: { width, height }, x, y }: PlacedLabel<WantedLabel>, gap = 0): PixelBox {
  return [x - width / 2 - gap, y - height / 2, x + width / 2 + gap, y + height / 2]
}

function cellsOf([left, top, right, bottom]: PixelBox): string[] {
  const cells: string[] = []
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++)
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) cells.push(`${column}:${row}`)
  return cells
}

function occupy(taken: Map<string, PixelBox[]>, box: PixelBox): void {
  for (const cell of cellsOf(box)) taken.set(cell, [...(taken.get(cell) ?? []), box])
}

function isFree(taken: ReadonlyMap<string, PixelBox[]>, box: PixelBox): boolean {
  return !cellsOf(box).some((cell) => taken.get(cell)?.some((other) => overlap(other, box)))
}

function overlap(a: PixelBox, b: PixelBox): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]
}
