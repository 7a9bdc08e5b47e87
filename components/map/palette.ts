import { CLASSES } from '@/lib/core/lens/lens'
import { DIVERGENCE_STEPS, LOAD_STEPS, type Shade } from '@/lib/core/overlay/shade'

/** The theme's colours of the map, as a canvas takes them. */
export interface Palette {
  land: string
  border: string
  areaBorder: string
  label: string
  labelHalo: string
  symbol: string
  symbolHalo: string
  accent: string
  ramps: Record<Shade['ramp'], string[]>
}

const steps = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** Reads the colours that hold for an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    land: read('map-land'),
    border: read('map-border'),
    areaBorder: read('map-area-border'),
    label: read('map-label'),
    labelHalo: read('map-label-halo'),
    symbol: read('symbol'),
    symbolHalo: read('symbol-halo'),
    accent: read('accent'),
    ramps: {
      east: steps(LOAD_STEPS).map((step) => read(`east-${step}`)),
      west: steps(LOAD_STEPS).map((step) => read(`west-${step}`)),
      count: steps(LOAD_STEPS).map((step) => read(`count-${step}`)),
      divergence: steps(DIVERGENCE_STEPS).map((step) => read(`div-${step}`)),
      agreement: CLASSES.map((name) => read(`class-${name}`)),
      none: [read('map-land')],
    },
  }
}
