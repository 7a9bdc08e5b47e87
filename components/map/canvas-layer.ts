import { DomUtil, type LatLng, Layer, type LeafletEvent, type Point, type ZoomAnimEvent } from 'leaflet'
import { worldSize } from './mercator'
import type { Frame } from './trace'

/** How far the canvas reaches beyond the map on each side, as a share of the map's size. */
const MARGIN = 0.15

/**
 * A canvas that moves and stretches with the map and is painted anew when the map rests, or when panning uncovers
 * its edge. Coordinates of `paint` are CSS pixels from the canvas's corner. It can be shown in a second pane as well.
 */
export abstract class CanvasLayer extends Layer {
  protected readonly canvas: HTMLCanvasElement
  protected frame: Frame | null = null
  #corner: LatLng | null = null
  #zoom = 0
  readonly #place: number
  /** The same picture in another pane. */
  #twin: HTMLCanvasElement | null = null

  /** `place`: what is higher lies above, within the pane. */
  constructor(place: number, pane = 'overlayPane') {
    super()
    this.options = { ...this.options, pane }
    this.#place = place
    this.canvas = makeCanvas(place)
  }

  /** Paints all of the frame on a clear canvas. */
  protected abstract paint(pen: CanvasRenderingContext2D, frame: Frame, zoom: number): void

  override onAdd(): this {
    this.getPane()?.appendChild(this.canvas)
    this.settle()
    return this
  }

  override onRemove(): this {
    this.canvas.remove()
    this.mirrorIn(null)
    this.frame = null
    return this
  }

  /** Shows the same picture in a pane that moves as the map's does; null ends it. */
  mirrorIn(pane: HTMLElement | null): void {
    this.#twin?.remove()
    this.#twin = pane && makeCanvas(this.#place)
    if (!pane || !this.#twin) return
    pane.appendChild(this.#twin)
    this.settle()
  }

  override getEvents(): Record<string, (event: LeafletEvent) => void> {
    return {
      moveend: this.settle,
      move: this.#follow,
      zoom: () => this.#stretch(this._map.getCenter(), this._map.getZoom()),
      zoomanim: (event) => this.#stretch((event as ZoomAnimEvent).center, (event as ZoomAnimEvent).zoom),
    }
  }

  /** Paints again without moving. */
  repaint(): void {
    const pen = this.pen()
    if (!pen || !this.frame) return
    pen.clearRect(0, 0, this.frame.width, this.frame.height)
    this.paint(pen, this.frame, this.#zoom)
    this.#copy()
  }

  /** A point of the map's container on this canvas. */
  toFrame(point: Point): { x: number; y: number } {
    const corner = DomUtil.getPosition(this.canvas)
    const { x, y } = this._map.containerPointToLayerPoint(point)
    return { x: x - (corner?.x ?? 0), y: y - (corner?.y ?? 0) }
  }

  protected pen(): CanvasRenderingContext2D | null {
    return this.canvas.getContext('2d')
  }

  /** Puts the canvas over what the map shows now, and paints. */
  protected settle(): void {
    const map = this._map
    const size = map.getSize()
    if (size.x === 0 || size.y === 0) return
    const margin = size.multiplyBy(MARGIN).round()
    const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round()
    const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y]
    const ratio = window.devicePixelRatio || 1
    for (const canvas of this.#canvases) {
      DomUtil.setPosition(canvas, corner)
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
    }
    this.pen()?.setTransform(ratio, 0, 0, ratio, 0, 0)
    const { x: left, y: top } = map.getPixelOrigin().add(corner)
    this.#zoom = map.getZoom()
    this.#corner = map.layerPointToLatLng(corner)
    this.frame = { scale: worldSize(this.#zoom), left, top, width, height }
    this.repaint()
  }

  #follow(): void {
    if (!this.frame || this._map.getZoom() !== this.#zoom) return
    const size = this._map.getSize()
    const { x, y } = this.toFrame(size.multiplyBy(0))
    if (x < 0 || y < 0 || x + size.x > this.frame.width || y + size.y > this.frame.height) this.settle()
  }

  /** Moves and scales the picture as it is to another view: the one a zoom is on its way to. */
  #stretch(center: LatLng, zoom: number): void {
    if (!this.#corner) return
    const map = this._map
    const paneShift = DomUtil.getPosition(map.getPane('mapPane') as HTMLElement)
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(paneShift).round()
    const [shift, scale] = [map.project(this.#corner, zoom).subtract(origin), map.getZoomScale(zoom, this.#zoom)]
    for (const canvas of this.#canvases) DomUtil.setTransform(canvas, shift, scale)
  }

  get #canvases(): HTMLCanvasElement[] {
    return this.#twin ? [this.canvas, this.#twin] : [this.canvas]
  }

  /** Copying costs less than painting twice, and cannot differ. */
  #copy(): void {
    const pen = this.#twin?.getContext('2d')
    if (!this.#twin || !pen) return
    pen.clearRect(0, 0, this.#twin.width, this.#twin.height)
    pen.drawImage(this.canvas, 0, 0)
  }
}

function makeCanvas(place: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.className = 'leaflet-zoom-animated'
  canvas.setAttribute('aria-hidden', 'true')
  Object.assign(canvas.style, { position: 'absolute', pointerEvents: 'none', zIndex: String(place), transformOrigin: '0 0' })
  return canvas
}
