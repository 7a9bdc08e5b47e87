import { type AgreementClass, CLASSES } from '@/lib/core/lens/lens'
import { type Shade, STRENGTH_OPACITY } from '@/lib/core/overlay/shade'
import { type Basemap, drawnLevel, shownOutlines } from './basemap'
import { BasemapLayer } from './basemap-layer'
import { arcsAt } from './detail'
import { hatchPattern } from './hatch-pattern'
import { xOf, yOf } from './mercator'
import type { OutlinedRegion } from './outlines'
import type { Palette } from './palette'
import { type Frame, traceRegion } from './trace'

const POINT_RADIUS = 3.5

/** Land and its colour by overlay. Only regions whose colour changed are painted again. */
export class RegionLayer extends BasemapLayer {
  #shades: ReadonlyMap<string, Shade> = new Map()
  #zoom = 0
  readonly #patterns = new Map<AgreementClass, CanvasPattern | null>()

  constructor(basemap: Basemap, palette: Palette) {
    super(1, basemap, palette)
  }

  /** The colour of each region; one that is left out is plain land. */
  setShades(shades: ReadonlyMap<string, Shade>): void {
    const before = this.#shades
    this.#shades = shades
    const pen = this.pen()
    if (!pen || !this.frame) return
    const changed = ({ code }: OutlinedRegion) => shadeKey(before.get(code)) !== shadeKey(shades.get(code))
    this.#fill(pen, this.frame, changed)
  }

  override getAttribution(): string {
    return 'Natural Earth'
  }

  protected override paint(pen: CanvasRenderingContext2D, frame: Frame, zoom: number): void {
    this.#zoom = zoom
    this.#patterns.clear()
    this.#fill(pen, frame, () => true)
  }

  #fill(pen: CanvasRenderingContext2D, frame: Frame, wants: (region: OutlinedRegion) => boolean): void {
    const level = drawnLevel(this.basemap, this.#zoom)
    for (const { outlines, regions } of shownOutlines(this.basemap, level)) {
      const arcs = arcsAt(outlines, frame.scale)
      for (const region of regions) if (wants(region)) this.#fillRegion(pen, region, arcs, frame)
    }
  }

  #fillRegion(pen: CanvasRenderingContext2D, region: OutlinedRegion, arcs: readonly Float64Array[], frame: Frame): void {
    const path = new Path2D()
    if (region.polygons.length === 0) tracePoint(path, region, frame)
    else if (!traceRegion(path, region, arcs, frame)) return
    pen.fillStyle = this.palette.land
    pen.fill(path, 'evenodd')
    const shade = this.#shades.get(region.code)
    if (!shade) return
    pen.fillStyle = this.palette.ramps[shade.ramp][shade.step - 1] ?? this.palette.land
    pen.globalAlpha = STRENGTH_OPACITY[shade.strength - 1] ?? 1
    pen.fill(path, 'evenodd')
    pen.globalAlpha = 1
    const pattern = shade.ramp === 'agreement' ? this.#pattern(CLASSES[shade.step - 1], frame) : null
    if (!pattern) return
    pen.fillStyle = pattern
    pen.fill(path, 'evenodd')
  }

  #pattern(name: AgreementClass | undefined, { left, top }: Frame): CanvasPattern | null {
    if (!name) return null
    if (!this.#patterns.has(name)) this.#patterns.set(name, hatchPattern(name, this.palette, left, top))
    return this.#patterns.get(name) ?? null
  }
}

function tracePoint(path: Path2D, { label: [lng, lat] }: OutlinedRegion, { scale, left, top }: Frame): void {
  path.arc(xOf(lng) * scale - left, yOf(lat) * scale - top, POINT_RADIUS, 0, 2 * Math.PI)
}

function shadeKey(shade: Shade | undefined): string {
  return shade ? `${shade.ramp} ${shade.step} ${shade.strength}` : ''
}
