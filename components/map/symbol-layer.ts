import type { Point } from 'leaflet'
import type { MapSymbol } from '@/components/live/use-picture'
import { CanvasLayer } from './canvas-layer'
import { discAt } from './disc-at'
import { drawSymbol, drawUncertainty, type SymbolStyle } from './draw-symbol'
import { mapLng, xOf, yOf } from './mercator'
import type { Palette } from './palette'
import type { PixelBox } from './place-labels'
import { symbolRadius, symbolWeight } from './symbol-look'
import type { Frame } from './trace'

/** A symbol where it is drawn. */
export interface DrawnSymbol {
  symbol: MapSymbol
  x: number
  y: number
  radius: number
}

const FONT = '600 10.5px "Inter Variable", system-ui, sans-serif'

/** Incidents and groups of them, the weightier above the lighter. */
export class SymbolLayer extends CanvasLayer {
  #symbols: readonly MapSymbol[] = []
  #palette: Palette
  #chosen: string | null = null
  #drawn: readonly DrawnSymbol[] = []

  constructor(palette: Palette) {
    super(4)
    this.#palette = palette
  }

  setSymbols(symbols: readonly MapSymbol[]): void {
    this.#symbols = [...symbols].sort((a, b) => symbolWeight(a) - symbolWeight(b))
    this.repaint()
  }

  setPalette(palette: Palette): void {
    if (palette === this.#palette) return
    this.#palette = palette
    this.repaint()
  }

  /** The incident that stands out. */
  setChosen(id: string | null): void {
    if (id === this.#chosen) return
    this.#chosen = id
    this.repaint()
  }

  /** The symbol under a point of the map's container. */
  symbolAt(point: Point, slack: number): MapSymbol | null {
    const { x, y } = this.toFrame(point)
    return discAt(this.#drawn, x, y, slack)?.symbol ?? null
  }

  protected override paint(pen: CanvasRenderingContext2D, frame: Frame, zoom: number): void {
    const style: SymbolStyle = { palette: this.#palette, zoom, font: FONT }
    const drawn = drawnSymbols(this.#symbols, frame)
    this.#drawn = drawn
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    for (const each of drawn) at(pen, each, () => drawUncertainty(pen, each.symbol, style))
    for (const each of drawn)
      at(pen, each, () => drawSymbol(pen, each.symbol, style, each.symbol.id !== null && each.symbol.id === this.#chosen))
  }
}

/** The boxes of the symbols on a frame, for labels to keep clear of. */
export function symbolBoxes(symbols: readonly MapSymbol[], frame: Frame): PixelBox[] {
  return drawnSymbols(symbols, frame).map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius])
}

function drawnSymbols(symbols: readonly MapSymbol[], { scale, left, top, width, height }: Frame): DrawnSymbol[] {
  return symbols
    .map((symbol) => ({
      symbol,
      x: xOf(mapLng(symbol.lng)) * scale - left,
      y: yOf(symbol.lat) * scale - top,
      radius: symbolRadius(symbol),
    }))
    .filter(({ x, y }) => x > -400 && y > -400 && x < width + 400 && y < height + 400)
}

function at(pen: CanvasRenderingContext2D, { x, y }: DrawnSymbol, draw: () => void): void {
  pen.save()
  pen.translate(x, y)
  draw()
  pen.restore()
}
