import { CLASSES } from '@/lib/core/lens/lens'
import type { Hatched } from '@/lib/core/overlay/hatch'
import { type Shade, STRENGTH_OPACITY } from '@/lib/core/overlay/shade'
import { type Basemap, drawnLevel, shownOutlines } from './basemap'
import { BasemapLayer } from './basemap-layer'
import { arcsAt } from './detail'
import { dotPattern, hatchPattern } from './hatch-pattern'
import { xOf, yOf } from './mercator'
import type { OutlinedRegion } from './outlines'
import type { Palette } from './palette'
import { type Frame, traceRegion } from './trace'

const POINT_RADIUS = 3.5

/** How the regions look under an overlay. */
export interface RegionShades {
  shades: ReadonlyMap<string, Shade>
  /** Regions with records of which none matches; null while that is not known. */
  quiet: ReadonlySet<string> | null
}

export const NO_SHADES: RegionShades = { shades: new Map(), quiet: null }

/** Land and its colour by overlay. Only regions whose colour changed are painted again. */
export class RegionLayer extends BasemapLayer {
  #shades: ReadonlyMap<string, Shade> = new Map()
  #quiet: ReadonlySet<string> | null = null
  #zoom = 0
  readonly #patterns = new Map<Hatched, CanvasPattern | null>()
  #dots: CanvasPattern | null = null

  constructor(basemap: Basemap, palette: Palette, pane?: string) {
    super(1, basemap, palette, pane)
  }

  /** The colour of each region; of the others the quiet ones are plain land, the rest is dotted (null: none is). */
  setShades({ shades, quiet }: RegionShades): void {
    const [before, quietBefore] = [this.#shades, this.#quiet]
    this.#shades = shades
    this.#quiet = quiet
    const pen = this.pen()
    if (!pen || !this.frame) return
    const changed = ({ code }: OutlinedRegion) => lookOf(code, before, quietBefore) !== lookOf(code, shades, quiet)
    this.#fill(pen, this.frame, changed)
  }

  override getAttribution(): string {
    return 'Natural Earth'
  }

  protected override paint(pen: CanvasRenderingContext2D, frame: Frame, zoom: number): void {
    this.#zoom = zoom
    this.#patterns.clear()
    this.#dots = null
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
    if (!shade) this.#dot(pen, path, region, frame)
    if (!shade) return
    pen.fillStyle = this.palette.ramps[shade.ramp][shade.step - 1] ?? this.palette.land
    pen.globalAlpha = STRENGTH_OPACITY[shade.strength - 1] ?? 1
    pen.fill(path, 'evenodd')
    pen.globalAlpha = 1
    const pattern = this.#pattern(hatchOf(shade), frame)
    if (!pattern) return
    pen.fillStyle = pattern
    pen.fill(path, 'evenodd')
  }

  #dot(pen: CanvasRenderingContext2D, path: Path2D, { code }: OutlinedRegion, { left, top }: Frame): void {
    if (this.#quiet === null || this.#quiet.has(code)) return
    this.#dots ??= dotPattern(this.palette, left, top)
    if (!this.#dots) return
    pen.fillStyle = this.#dots
    pen.fill(path, 'evenodd')
  }

  #pattern(name: Hatched | undefined, { left, top }: Frame): CanvasPattern | null {
    if (!name) return null
    if (!this.#patterns.has(name)) this.#patterns.set(name, hatchPattern(name, this.palette, left, top))
    return this.#patterns.get(name) ?? null
  }
}

function tracePoint(path: Path2D, { label: [lng, lat] }: OutlinedRegion, { scale, left, top }: Frame): void {
  path.arc(xOf(lng) * scale - left, yOf(lat) * scale - top, POINT_RADIUS, 0, 2 * Math.PI)
}

function hatchOf({ ramp, step }: Shade): Hatched | undefined {
  if (ramp === 'none') return 'none-recorded'
  return ramp === 'agreement' ? CLASSES[step - 1] : undefined
}

/** How a region is drawn, as text. */
function lookOf(code: string, shades: ReadonlyMap<string, Shade>, quiet: ReadonlySet<string> | null): string {
  const shade = shades.get(code)
  if (shade) return `${shade.ramp} ${shade.step} ${shade.strength}`
  return quiet === null || quiet.has(code) ? 'plain' : 'dotted'
}
