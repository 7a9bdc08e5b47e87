import type { AgreementClass } from '@/lib/core/lens/lens'
import { HATCH, HATCH_SPACING } from '@/lib/core/overlay/hatch'
import type { Palette } from './palette'

/** The lines over an agreement class as a canvas pattern that stays put on the world while the map moves; null for none. */
export function hatchPattern(name: AgreementClass, palette: Palette, left: number, top: number): CanvasPattern | null {
  const { rising, falling, light } = HATCH[name]
  if (!rising && !falling) return null
  const ratio = 2
  const size = HATCH_SPACING * ratio
  const tile = document.createElement('canvas')
  tile.width = tile.height = size
  const pen = tile.getContext('2d')
  if (!pen) return null
  pen.strokeStyle = light ? palette.symbolHalo : palette.symbol
  pen.globalAlpha = 0.4
  pen.lineWidth = ratio
  // Each line is drawn three times, so that it goes on over the tile's corners.
  for (const shift of [-size, 0, size]) {
    if (rising) strokeLine(pen, shift, size, shift + size, 0)
    if (falling) strokeLine(pen, shift, 0, shift + size, size)
  }
  const pattern = pen.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().translate(-left % HATCH_SPACING, -top % HATCH_SPACING).scale(1 / ratio))
  return pattern
}

function strokeLine(pen: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  const [dx, dy] = [(x1 - x0) / 4, (y1 - y0) / 4]
  pen.beginPath()
  pen.moveTo(x0 - dx, y0 - dy)
  pen.lineTo(x1 + dx, y1 + dy)
  pen.stroke()
}
