import { DOT_RADIUS, HATCH, HATCH_SPACING, type Hatched } from '@/lib/core/overlay/hatch'
import type { Palette } from './palette'

/** Pixels of a tile for one on screen, and its side. */
const RATIO = 2
const TILE = HATCH_SPACING * RATIO

/** The lines over a region as a canvas pattern that stays put on the world while the map moves; null for none. */
export function hatchPattern(name: Hatched, palette: Palette, left: number, top: number): CanvasPattern | null {
  const { rising, falling, light, opacity } = HATCH[name]
  if (!rising && !falling) return null
  return tiled(left, top, (pen) => {
    pen.strokeStyle = light ? palette.symbolHalo : palette.symbol
    pen.globalAlpha = opacity
    pen.lineWidth = RATIO
    // Each line is drawn three times, so that it goes on over the tile's corners.
    for (const shift of [-TILE, 0, TILE]) {
      if (rising) strokeLine(pen, shift, TILE, shift + TILE, 0)
      if (falling) strokeLine(pen, shift, 0, shift + TILE, TILE)
    }
  })
}

/** The dots over land of which there is no record. */
export function dotPattern(palette: Palette, left: number, top: number): CanvasPattern | null {
  return tiled(left, top, (pen) => {
    pen.fillStyle = palette.symbol
    pen.globalAlpha = 0.4
    pen.arc(TILE / 2, TILE / 2, DOT_RADIUS * RATIO, 0, 2 * Math.PI)
    pen.fill()
  })
}

function tiled(left: number, top: number, draw: (pen: CanvasRenderingContext2D) => void): CanvasPattern | null {
  const tile = document.createElement('canvas')
  tile.width = tile.height = TILE
  const pen = tile.getContext('2d')
  if (!pen) return null
  draw(pen)
  const pattern = pen.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().translate(-left % HATCH_SPACING, -top % HATCH_SPACING).scale(1 / RATIO))
  return pattern
}

function strokeLine(pen: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  const [dx, dy] = [(x1 - x0) / 4, (y1 - y0) / 4]
  pen.beginPath()
  pen.moveTo(x0 - dx, y0 - dy)
  pen.lineTo(x1 + dx, y1 + dy)
  pen.stroke()
}
