import { hasAreas } from '@/lib/core/overlay/shown-regions'
import { type Basemap, drawnLevel, shownOutlines } from './basemap'
import { BasemapLayer } from './basemap-layer'
import { arcsAt } from './detail'
import { boxesMeet, type Outlines } from './outlines'
import type { Palette } from './palette'
import { type Frame, frameBox, traceArc, traceRegion } from './trace'

type Stroke = 'coast' | 'border' | 'area'

/** Coasts, borders and the outline of the chosen region. */
export class BorderLayer extends BasemapLayer {
  #chosen: string | null = null

  constructor(basemap: Basemap, palette: Palette) {
    super(2, basemap, palette)
  }

  /** The region whose outline stands out: a country, or an area. */
  setChosen(code: string | null): void {
    if (code === this.#chosen) return
    this.#chosen = code
    this.repaint()
  }

  protected override paint(pen: CanvasRenderingContext2D, frame: Frame, zoom: number): void {
    pen.lineJoin = 'round'
    const level = drawnLevel(this.basemap, zoom)
    const { countries, areas } = this.basemap
    this.#strokeArcs(pen, frame, countries, level === 'area' ? (codes) => !codes.some(hasAreas) : () => true)
    if (level === 'area' && areas) this.#strokeArcs(pen, frame, areas, () => true)
    if (this.#chosen !== null) strokeRegion(pen, this.#chosen, this.basemap, this.palette, frame)
  }

  #strokeArcs(pen: CanvasRenderingContext2D, frame: Frame, outlines: Outlines, wants: (codes: string[]) => boolean): void {
    const paths: Record<Stroke, Path2D> = { coast: new Path2D(), border: new Path2D(), area: new Path2D() }
    const arcs = arcsAt(outlines, frame.scale)
    const view = frameBox(frame)
    outlines.sides.forEach((codes, at) => {
      const box = outlines.arcBoxes[at]
      if (!box || codes.length === 0 || !boxesMeet(box, view) || !wants(codes)) return
      traceArc(paths[strokeOf(codes)], arcs[at] as Float64Array, frame)
    })
    const { border, areaBorder } = this.palette
    strokePath(pen, paths.area, areaBorder, 0.8)
    strokePath(pen, paths.coast, border, 0.7)
    strokePath(pen, paths.border, border, 1.1)
  }
}

function strokeOf([one, other]: string[]): Stroke {
  if (other === undefined) return 'coast'
  return one === other ? 'area' : 'border'
}

/** The outline of a region, country or area, that stands out from all others. */
export function strokeRegion(pen: CanvasRenderingContext2D, code: string, basemap: Basemap, palette: Palette, frame: Frame): void {
  const all = [...shownOutlines(basemap, 'area'), ...shownOutlines(basemap, 'country')]
  for (const { outlines, regions } of all) {
    const region = regions.find((each) => each.code === code)
    if (!region) continue
    const path = new Path2D()
    traceRegion(path, region, arcsAt(outlines, frame.scale), frame)
    strokePath(pen, path, palette.symbolHalo, 4)
    strokePath(pen, path, palette.symbol, 1.75)
    return
  }
}

function strokePath(pen: CanvasRenderingContext2D, path: Path2D, colour: string, width: number): void {
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.stroke(path)
}
