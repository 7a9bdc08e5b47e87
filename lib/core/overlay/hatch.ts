import type { AgreementClass } from '../lens/lens'

/** Lines over the colour of an agreement class, so that it reads without hue: where East leads they lean to the right, where West leads to the left. */
export interface Hatch {
  /** Which diagonals are drawn. */
  rising: boolean
  falling: boolean
  /** Drawn light on a dark colour. */
  light: boolean
}

export const HATCH: Record<AgreementClass, Hatch> = {
  'both-low': { rising: false, falling: false, light: false },
  'east-led': { rising: true, falling: false, light: false },
  'west-led': { rising: false, falling: true, light: false },
  'both-high': { rising: true, falling: true, light: true },
}

/** Dots over plain land of which there is no record at all: their radius, pixels. They stand as far apart as the lines. */
export const DOT_RADIUS = 1

/** Distance between the lines along an axis, pixels. */
export const HATCH_SPACING = 8
