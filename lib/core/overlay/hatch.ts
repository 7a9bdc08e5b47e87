import type { AgreementClass } from '../lens/lens'

/** What is drawn with lines: the agreement classes, and regions with reports but none with the technology that is looked at. */
export type Hatched = AgreementClass | 'none-recorded'

/** Lines over the colour of an agreement class, so that it reads without hue: where East leads they lean to the right, where West leads to the left. */
export interface Hatch {
  /** Which diagonals are drawn. */
  rising: boolean
  falling: boolean
  /** Drawn light on a dark colour. */
  light: boolean
  opacity: number
}

export const HATCH: Record<Hatched, Hatch> = {
  'both-low': { rising: false, falling: false, light: false, opacity: 0.4 },
  'east-led': { rising: true, falling: false, light: false, opacity: 0.4 },
  'west-led': { rising: false, falling: true, light: false, opacity: 0.4 },
  'both-high': { rising: true, falling: true, light: true, opacity: 0.4 },
  'none-recorded': { rising: true, falling: false, light: false, opacity: 0.2 },
}

/** Dots over plain land of which there is no record at all: their radius, pixels. They stand as far apart as the lines. */
export const DOT_RADIUS = 1

/** Distance between the lines along an axis, pixels. */
export const HATCH_SPACING = 8
