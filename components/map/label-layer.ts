import type { Point } from 'leaflet'
import type { MapSymbol } from '@/components/live/use-picture'
import type { RegionLevel } from '@/lib/core/overlay/overlay'
import { type Basemap, drawnLevel } from './basemap'
import { BasemapLayer } from './basemap-layer'
import { xOf, yOf } from './mercator'
import type { OutlinedRegion } from './outlines'
import type { Palette } from './palette'
import { labelBox, type PixelBox, type PlacedLabel, placeLabels, type WantedLabel } from './place-labels'
import { symbolBoxes } from './symbol-layer'
import { shortCount } from './symbol-look'
import type { Frame } from './trace'

const COUNTRY_FONT = '600 12px "Inter Variable", system-ui, sans-serif'
const AREA_FONT = '400 11px "Inter Variable", system-ui, sans-serif'
const BADGE_FONT = '600 10px "Inter Variable", system-ui, sans-serif'
const LINE = 15
const BADGE_GAP = 5
/** Zoom from which areas are named. */
const AREA_NAMES_ZOOM = 6
/** How much wider than its region a name may be: a little below, without limit near. */
const OVERHANG = 1.5
const ALL_COUNTRIES_ZOOM = 5

/** Badges: incidents that name only the region, counted beside its name. */
export type Badges = ReadonlyMap<string, number>

interface RegionLabel extends WantedLabel {
  code: string
  font: string
  nameWidth: number
  badge: string | null
}

/** Names of countries and areas, with the badges of incidents that are no point. */
export class LabelLayer extends BasemapLayer {
  #nameOf: (region: OutlinedRegion) => string
  #symbols: readonly MapSymbol[] = []
  #badges: Badges = new Map()
  #placed: PlacedLabel<RegionLabel>[] = []
  /** By font and text: measuring costs more than all else that a picture asks of this layer. */
  readonly #widths = new Map<string, number>()

  constructor(basemap: Basemap, palette: Palette, nameOf: (region: OutlinedRegion) => string) {
    super(3, basemap, palette)
    this.#nameOf = nameOf
  }

  /** Names were measured in a fallback font until the real one came. */
  measureAgain(): void {
    this.#widths.clear()
    this.repaint()
  }

  setNames(nameOf: (region: OutlinedRegion) => string): void {
    if (nameOf === this.#nameOf) return
    this.#nameOf = nameOf
    this.repaint()
  }

  setMarks(symbols: readonly MapSymbol[], badges: Badges): void {
    this.#symbols = symbols
    this.#badges = badges
    this.repaint()
  }

  /** The region whose badge is under a point of the map's container. */
  badgeAt(point: Point): string | null {
    const { x, y } = this.toFrame(point)
    const under = this.#placed.find(
      (place) => place.label.badge && Math.abs(place.x - x) <= place.label.width / 2 && Math.abs(place.y - y) <= LINE / 2 + 2,
    )
    return under?.label.code ?? null
  }

  protected override paint(pen: CanvasRenderingContext2D, frame: Frame, zoom: number): void {
    pen.textAlign = 'left'
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    const wanted = this.#regions(drawnLevel(this.basemap, zoom), zoom)
      .map((region) => this.#labelOf(pen, region, frame, zoom))
      .filter((label) => label !== null)
    this.#placed = placeAll(wanted, symbolBoxes(this.#symbols, frame))
    for (const place of this.#placed) this.#draw(pen, place)
  }

  /** Regions in the order of their importance: countries before areas, the large before the small. */
  #regions(level: RegionLevel, zoom: number): OutlinedRegion[] {
    const areas = level === 'area' ? (this.basemap.areas?.regions ?? []) : []
    const named = areas.filter(({ code }) => zoom >= AREA_NAMES_ZOOM || this.#badges.has(code))
    return [...[...this.basemap.countries.regions].sort((a, b) => a.rank - b.rank), ...named]
  }

  #labelOf(pen: CanvasRenderingContext2D, region: OutlinedRegion, frame: Frame, zoom: number): RegionLabel | null {
    const [lng, lat] = region.label
    const [x, y] = [xOf(lng) * frame.scale - frame.left, yOf(lat) * frame.scale - frame.top]
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) return null
    const isArea = region.code !== region.country
    const text = isArea && zoom < AREA_NAMES_ZOOM ? '' : this.#nameOf(region)
    const font = isArea ? AREA_FONT : COUNTRY_FONT
    const nameWidth = this.#widthOf(pen, font, text)
    const count = this.#badges.get(region.code)
    const room = (region.box[2] - region.box[0]) * frame.scale * OVERHANG
    if (!count && nameWidth > room && (isArea || zoom < ALL_COUNTRIES_ZOOM)) return null
    const badge = count ? shortCount(count) : null
    const width = labelWidth(nameWidth, badge)
    return { text, x, y, width, height: LINE, reach: reachOf(region, frame), code: region.code, font, nameWidth, badge }
  }

  #widthOf(pen: CanvasRenderingContext2D, font: string, text: string): number {
    const key = `${font} ${text}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known
    pen.font = font
    const { width } = pen.measureText(text)
    this.#widths.set(key, width)
    return width
  }

  #draw(pen: CanvasRenderingContext2D, { label, x, y }: PlacedLabel<RegionLabel>): void {
    const left = x - label.width / 2
    pen.font = label.font
    pen.strokeStyle = this.palette.labelHalo
    pen.lineWidth = 3
    pen.strokeText(label.text, left, y)
    pen.fillStyle = this.palette.label
    pen.fillText(label.text, left, y)
    if (label.badge) this.#drawBadge(pen, label.badge, left + label.width - badgeWidth(label.badge), y)
  }

  #drawBadge(pen: CanvasRenderingContext2D, text: string, left: number, y: number): void {
    const width = badgeWidth(text)
    pen.beginPath()
    pen.roundRect(left, y - 7.5, width, 15, 3)
    pen.fillStyle = this.palette.symbolHalo
    pen.fill()
    pen.strokeStyle = this.palette.symbol
    pen.lineWidth = 1
    pen.stroke()
    pen.font = BADGE_FONT
    pen.fillStyle = this.palette.symbol
    pen.fillText(text, left + 5, y + 0.5)
  }
}

/** Names with a badge first; a badge whose name finds no place stands alone, over others if it must: a count is never left out. */
function placeAll(wanted: readonly RegionLabel[], symbols: readonly PixelBox[]): PlacedLabel<RegionLabel>[] {
  const badged = wanted.filter(({ badge }) => badge !== null)
  const named = placeLabels(badged, symbols)
  const found = new Set(named.map(({ label }) => label))
  const alone = badged.filter((label) => !found.has(label)).map(withoutName)
  const badges = placeLabels(alone, [...symbols, ...named.map((place) => labelBox(place))])
  const taken = [...symbols, ...[...named, ...badges].map((place) => labelBox(place))]
  const plain = wanted.filter(({ badge }) => badge === null)
  return [...placeLabels(plain, taken), ...named, ...badges]
}

/** Half of what a region's box measures, a little less: there the name still lies on the region. */
function reachOf({ box }: OutlinedRegion, { scale }: Frame): [number, number] {
  return [(box[2] - box[0]) * scale * 0.35, (box[3] - box[1]) * scale * 0.35]
}

function withoutName(label: RegionLabel): RegionLabel {
  return { ...label, text: '', nameWidth: 0, width: labelWidth(0, label.badge), must: true }
}

function labelWidth(nameWidth: number, badge: string | null): number {
  if (badge === null) return nameWidth
  return nameWidth + (nameWidth > 0 ? BADGE_GAP : 0) + badgeWidth(badge)
}

function badgeWidth(text: string): number {
  return 10 + text.length * 6.2
}
