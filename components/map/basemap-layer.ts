import type { Basemap } from './basemap'
import { CanvasLayer } from './canvas-layer'
import type { Palette } from './palette'

/** A canvas drawn from the outlines of the world in the colours of the theme; painted anew when either changes. */
export abstract class BasemapLayer extends CanvasLayer {
  constructor(
    place: number,
    protected basemap: Basemap,
    protected palette: Palette,
    pane?: string,
  ) {
    super(place, pane)
  }

  setBasemap(basemap: Basemap): void {
    if (basemap === this.basemap) return
    this.basemap = basemap
    this.repaint()
  }

  setPalette(palette: Palette): void {
    if (palette === this.palette) return
    this.palette = palette
    this.repaint()
  }
}
