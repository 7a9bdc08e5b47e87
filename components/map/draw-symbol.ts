import type { MapSymbol } from '@/components/live/use-picture'
import { KIND_SHAPE } from '@/components/ui/kind-shape'
import { KINDS, type Kind } from '@/lib/core/taxonomy'
import { kmToPixels } from './mercator'
import type { Palette } from './palette'
import { bodyRadius, hasMainKind, ringWidth, shortCount } from './symbol-look'

const GLYPH = 12
const GROUP_GLYPH = 8.5
/** An uncertainty smaller than this would be hidden by the symbol, pixels. */
const LEAST_UNCERTAINTY = 20
const MOST_UNCERTAINTY = 240
const FULL = 2 * Math.PI

const shapes = new Map<Kind, Path2D>()

/** What stays the same over one painting. */
export interface SymbolStyle {
  palette: Palette
  zoom: number
  font: string
}

/** Draws a symbol around the origin: shape says kind, ring severity, hollow unconfirmed, size and number how many. */
export function drawSymbol(pen: CanvasRenderingContext2D, symbol: MapSymbol, style: SymbolStyle, chosen: boolean): void {
  const radius = bodyRadius(symbol.count)
  const ring = ringWidth(symbol)
  const { symbol: ink, symbolHalo: paper } = style.palette
  disc(pen, radius + ring + 1.25, paper)
  if (ring > 0) circle(pen, radius + ring / 2, ring, ink)
  if (chosen) circle(pen, radius + ring + 4, 2, ink)
  if (symbol.count === 1) drawGlyph(pen, symbol.kind, { size: GLYPH, y: 0, hollow: symbol.unconfirmed, ink, paper })
  else drawGroup(pen, symbol, style, radius)
}

/** A group: its count, below the glyph of the kind that most of it are of. */
function drawGroup(pen: CanvasRenderingContext2D, symbol: MapSymbol, style: SymbolStyle, radius: number): void {
  const { symbol: ink, symbolHalo: paper } = style.palette
  const main = hasMainKind(symbol)
  if (main) drawGlyph(pen, symbol.kind, { size: GROUP_GLYPH, y: -radius * 0.47, hollow: symbol.unconfirmed, ink, paper })
  pen.font = style.font
  pen.fillStyle = ink
  pen.fillText(shortCount(symbol.count), 0, main ? radius * 0.42 : 0.5)
}

/** Draws how far from its point an incident may lie, where that is more than the symbol hides. */
export function drawUncertainty(pen: CanvasRenderingContext2D, { uncertaintyKm, count, lat }: MapSymbol, style: SymbolStyle): void {
  if (uncertaintyKm === null || count > 1) return
  const radius = kmToPixels(uncertaintyKm, lat, style.zoom)
  if (radius < LEAST_UNCERTAINTY) return
  pen.globalAlpha = 0.06
  // Near by, the circle is wider than the screen and would only dim it.
  if (radius < MOST_UNCERTAINTY) disc(pen, radius, style.palette.symbol)
  pen.globalAlpha = 0.55
  dashed(pen, radius, style.palette.symbol)
  pen.globalAlpha = 1
}

interface Glyph {
  size: number
  y: number
  hollow: boolean
  ink: string
  paper: string
}

function drawGlyph(pen: CanvasRenderingContext2D, kind: Kind, { size, y, hollow, ink, paper }: Glyph): void {
  const scale = size / 24
  pen.save()
  pen.translate(-size / 2, y - size / 2)
  pen.scale(scale, scale)
  pen.fillStyle = hollow ? paper : ink
  pen.fill(shapeOf(kind), 'evenodd')
  pen.strokeStyle = ink
  pen.lineWidth = (hollow ? 1.4 : 0.5) / scale
  pen.stroke(shapeOf(kind))
  pen.restore()
}

function shapeOf(kind: Kind): Path2D {
  if (shapes.size === 0) for (const each of KINDS) shapes.set(each, new Path2D(KIND_SHAPE[each]))
  return shapes.get(kind) as Path2D
}

function disc(pen: CanvasRenderingContext2D, radius: number, colour: string): void {
  pen.beginPath()
  pen.arc(0, 0, radius, 0, FULL)
  pen.fillStyle = colour
  pen.fill()
}

function circle(pen: CanvasRenderingContext2D, radius: number, width: number, colour: string): void {
  pen.beginPath()
  pen.arc(0, 0, radius, 0, FULL)
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.stroke()
}

function dashed(pen: CanvasRenderingContext2D, radius: number, colour: string): void {
  pen.setLineDash([3, 3])
  circle(pen, radius, 1, colour)
  pen.setLineDash([])
}
