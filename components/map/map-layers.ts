import type { Map as LeafletMap } from 'leaflet'
import type { MapSymbol } from '@/components/live/use-picture'
import type { Basemap } from './basemap'
import { BorderLayer } from './border-layer'
import { type Badges, LabelLayer } from './label-layer'
import type { OutlinedRegion } from './outlines'
import type { Palette } from './palette'
import { NO_SHADES, RegionLayer, type RegionShades } from './region-layer'
import { SymbolLayer } from './symbol-layer'

/** What the map shows of the matches. */
export interface MapContent {
  /** Of the map, and of the second of two maps. */
  regions: readonly RegionShades[]
  symbols: readonly MapSymbol[]
  badges: Badges
}

/** The map's canvases, from below: regions, borders, labels, symbols; and where two maps are compared, the second one's regions. */
export class MapLayers {
  readonly labels: LabelLayer
  readonly symbols: SymbolLayer
  readonly #regions: RegionLayer
  readonly #borders: BorderLayer
  #second: RegionLayer | null = null
  #basemap: Basemap
  #palette: Palette
  #shadesOfSecond = NO_SHADES

  constructor(basemap: Basemap, palette: Palette, nameOf: (region: OutlinedRegion) => string) {
    this.#basemap = basemap
    this.#palette = palette
    this.#regions = new RegionLayer(basemap, palette)
    this.#borders = new BorderLayer(basemap, palette)
    this.labels = new LabelLayer(basemap, palette, nameOf)
    this.symbols = new SymbolLayer(palette)
  }

  get #all() {
    const layers = [this.#regions, this.#borders, this.labels, this.symbols]
    return this.#second ? [...layers, this.#second] : layers
  }

  /** Draws the regions of a second map into a pane; `twin` has all that lies above them as well. The answer ends it. */
  addSecond(map: LeafletMap, pane: string, twin?: HTMLElement): () => void {
    const second = new RegionLayer(this.#basemap, this.#palette, pane)
    this.#second = second
    second.setShades(this.#shadesOfSecond)
    second.addTo(map)
    const above = twin ? [this.#borders, this.labels, this.symbols] : []
    for (const layer of above) layer.mirrorIn(twin ?? null)
    return () => {
      for (const layer of above) layer.mirrorIn(null)
      second.remove()
      this.#second = null
    }
  }

  addTo(map: LeafletMap): void {
    for (const layer of this.#all) layer.addTo(map)
  }

  remove(): void {
    for (const layer of this.#all) layer.remove()
  }

  setBasemap(basemap: Basemap): void {
    this.#basemap = basemap
    for (const layer of [this.#regions, this.#borders, this.labels, this.#second]) layer?.setBasemap(basemap)
  }

  setPalette(palette: Palette): void {
    this.#palette = palette
    for (const layer of this.#all) layer.setPalette(palette)
  }

  setContent({ regions, symbols, badges }: MapContent): void {
    const [first = NO_SHADES, second = NO_SHADES] = regions
    this.#shadesOfSecond = second
    this.#regions.setShades(first)
    this.#second?.setShades(second)
    this.labels.setMarks(symbols, badges)
    this.symbols.setSymbols(symbols)
  }

  setChosen(incident: string | null, region: string | null): void {
    this.symbols.setChosen(incident)
    this.#borders.setChosen(region)
  }
}
