import type { Map as LeafletMap } from 'leaflet'
import type { MapSymbol } from '@/components/live/use-picture'
import type { Shade } from '@/lib/core/overlay/shade'
import type { Basemap } from './basemap'
import { BorderLayer } from './border-layer'
import { type Badges, LabelLayer } from './label-layer'
import type { OutlinedRegion } from './outlines'
import type { Palette } from './palette'
import { RegionLayer } from './region-layer'
import { SymbolLayer } from './symbol-layer'

/** What the map shows of the matches. */
export interface MapContent {
  shades: ReadonlyMap<string, Shade>
  /** Regions with records of which none matches; null while that is not known. */
  quiet: ReadonlySet<string> | null
  symbols: readonly MapSymbol[]
  badges: Badges
}

/** The map's canvases, from below: regions, borders, labels, symbols. */
export class MapLayers {
  readonly labels: LabelLayer
  readonly symbols: SymbolLayer
  readonly #regions: RegionLayer
  readonly #borders: BorderLayer

  constructor(basemap: Basemap, palette: Palette, nameOf: (region: OutlinedRegion) => string) {
    this.#regions = new RegionLayer(basemap, palette)
    this.#borders = new BorderLayer(basemap, palette)
    this.labels = new LabelLayer(basemap, palette, nameOf)
    this.symbols = new SymbolLayer(palette)
  }

  get #all() {
    return [this.#regions, this.#borders, this.labels, this.symbols]
  }

  addTo(map: LeafletMap): void {
    for (const layer of this.#all) layer.addTo(map)
  }

  remove(): void {
    for (const layer of this.#all) layer.remove()
  }

  setBasemap(basemap: Basemap): void {
    for (const layer of [this.#regions, this.#borders, this.labels]) layer.setBasemap(basemap)
  }

  setPalette(palette: Palette): void {
    for (const layer of this.#all) layer.setPalette(palette)
  }

  setContent({ shades, quiet, symbols, badges }: MapContent): void {
    this.#regions.setShades(shades, quiet)
    this.labels.setMarks(symbols, badges)
    this.symbols.setSymbols(symbols)
  }

  setChosen(incident: string | null, region: string | null): void {
    this.symbols.setChosen(incident)
    this.#borders.setChosen(region)
  }
}
