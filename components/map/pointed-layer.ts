import type { Basemap } from './basemap'
import { BasemapLayer } from './basemap-layer'
import { strokeRegion } from './border-layer'
import { type MapTarget, sameTarget } from './map-target'
import { mapLng, xOf, yOf } from './mercator'
import type { Palette } from './palette'
import { symbolRadius } from './symbol-look'
import type { Frame } from './trace'

/** Room between a symbol and the ring around it, pixels. */
const GAP = 3

/** What the pointer or the focus is on: a ring around a symbol, the outline of a region. */
export class PointedLayer extends BasemapLayer {
  #target: MapTarget | null = null

  constructor(basemap: Basemap, palette: Palette) {
    super(5, basemap, palette)
  }

  setTarget(target: MapTarget | null): void {
    if (sameTarget(target, this.#target)) return
    this.#target = target
    this.repaint()
  }

  protected override paint(pen: CanvasRenderingContext2D, frame: Frame): void {
    const target = this.#target
    if (target?.type === 'region') strokeRegion(pen, target.code, this.basemap, this.palette, frame)
    if (target?.type !== 'symbol') return
    const { symbol } = target
    const [x, y] = [xOf(mapLng(symbol.lng)) * frame.scale - frame.left, yOf(symbol.lat) * frame.scale - frame.top]
    pen.beginPath()
    pen.arc(x, y, symbolRadius(symbol) + GAP, 0, 2 * Math.PI)
    for (const [colour, width] of [
      [this.palette.symbolHalo, 5],
      [this.palette.symbol, 2.5],
    ] as const) {
      pen.strokeStyle = colour
      pen.lineWidth = width
      pen.stroke()
    }
  }
}
