import { CanvasLayer } from './canvas-layer'
import { mapLng, xOf, yOf } from './mercator'
import type { Frame } from './trace'

/** Where a place lies on the canvas, CSS pixels. Longitudes are those of the map: between −169 and 191. */
export type PlaceOn = (lng: number, lat: number) => { x: number; y: number }
type Draw = (pen: CanvasRenderingContext2D, at: PlaceOn) => void

/** A canvas for a few shapes, drawn by whoever has them. */
export class ShapeLayer extends CanvasLayer {
  #draw: Draw = () => undefined

  setDraw(draw: Draw): void {
    this.#draw = draw
    this.repaint()
  }

  protected override paint(pen: CanvasRenderingContext2D, { scale, left, top }: Frame): void {
    this.#draw(pen, (lng, lat) => ({ x: xOf(lng) * scale - left, y: yOf(lat) * scale - top }))
  }
}

/** A dot with a halo. */
export function drawDot(
  pen: CanvasRenderingContext2D,
  at: PlaceOn,
  dot: { lng: number; lat: number; radius: number; colours: [string, string] },
) {
  const { x, y } = at(mapLng(dot.lng), dot.lat)
  const [fill, halo] = dot.colours
  pen.beginPath()
  pen.arc(x, y, dot.radius, 0, 2 * Math.PI)
  Object.assign(pen, { fillStyle: fill, strokeStyle: halo, lineWidth: 2 })
  pen.fill()
  pen.stroke()
}
