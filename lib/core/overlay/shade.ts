import { type AgreementClass, CLASSES } from '../lens/lens'
import { divergence } from '../lens/score'
import type { Overlay } from './overlay'

/** Sums over the matches of a region. */
export interface RegionSums {
  region: string
  count: number
  east: number
  west: number
  /** Matches per agreement class, in the order of `CLASSES`. */
  classes: number[]
}

/**
 * The steps of each ramp, as the values where step 2, 3 … begin. Load steps are common to both lenses,
 * so that switching from East to West compares like with like.
 */
export interface ShadeScale {
  load: number[]
  count: number[]
  /** Steps of E + W, the strength of a divergence. */
  strength: number[]
}

/** The colour of a region: a step of a ramp, counted from 1, drawn with a strength 1..3. */
export interface Shade {
  /** `none`: something was reported, but not what the overlay is about. */
  ramp: 'east' | 'west' | 'divergence' | 'agreement' | 'count' | 'none'
  step: number
  strength: number
}

export const LOAD_STEPS = 5
export const DIVERGENCE_STEPS = 9
export const STRENGTHS = 3
/** Where the strengths 2 and 3 begin, as shares of the highest load. */
const STRENGTH_SHARES = [0.05, 0.25]
/** Opacity that each strength is drawn with. */
export const STRENGTH_OPACITY: readonly number[] = [0.5, 0.78, 1]

/** Tops of a scale that read well; a scale moves to the next only when the maximum passes it, so colours stay put. */
const ROUND_TOPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The smallest round number that is not below a value; 1 for nothing. */
export function roundTop(value: number): number {
  if (!(value > 0)) return 1
  const magnitude = 10 ** Math.floor(Math.log10(value))
  return (ROUND_TOPS.find((top) => top * magnitude >= value) ?? 10) * magnitude
}

/** Where the steps 2..n of a square-root scale to `max` begin. */
export function rootSteps(max: number, steps: number): number[] {
  const top = roundTop(max)
  return Array.from({ length: steps - 1 }, (_, at) => Number((top * ((at + 1) / steps) ** 2).toPrecision(3)))
}

/** The same in whole numbers, each step at least one wide; the first begins at 1. */
export function countSteps(max: number, steps: number): number[] {
  let last = 1
  return rootSteps(max, steps).map((start) => {
    last = Math.max(last + 1, Math.ceil(start))
    return last
  })
}

/** The scale of the regions shown. */
export function shadeScale(regions: readonly RegionSums[]): ShadeScale {
  const highest = (value: (region: RegionSums) => number) => regions.reduce((max, region) => Math.max(max, value(region)), LEAST_LOAD)
  return {
    load: rootSteps(
      highest(({ east, west }) => Math.max(east, west)),
      LOAD_STEPS,
    ),
    count: countSteps(
      highest(({ count }) => count),
      LOAD_STEPS,
    ),
    strength: STRENGTH_SHARES.map((share) => share * roundTop(highest(({ east, west }) => east + west))),
  }
}

/** The step of a value, from 1; a value on a boundary belongs to the upper step. */
export function stepOf(starts: readonly number[], value: number): number {
  return 1 + starts.filter((start) => value >= start).length
}

/** The step of a divergence (−1..1) among nine equal ones: 1 is West alone, 5 even, 9 East alone. */
export function divergenceStep(value: number): number {
  return Math.min(DIVERGENCE_STEPS, 1 + Math.floor(((value + 1) / 2) * DIVERGENCE_STEPS))
}

/** A region whose loads sum to less has faded: how many times one outweighs the other says nothing any more. */
const LEAST_LOAD = 1

/** Whether all that was reported of a region has decayed to next to nothing under both lenses. */
export function hasFaded({ east, west }: Pick<RegionSums, 'east' | 'west'>): boolean {
  return east + west < LEAST_LOAD
}

/** Where the divergence steps above even begin, as "how many times the other's load": (1 + d) / (1 − d). */
export const DIVERGENCE_RATIOS: readonly number[] = [1, 3, 5, 7].map((ninths) => (9 + ninths) / (9 - ninths))

/**
 * The class that most of a region's high matches have; of equals the higher, between the lenses the one with more load.
 * What neither lens sees as high has no say unless nothing else is there: all things decay, and the many that are long
 * past would outvote what is urgent now.
 */
export function leadingClass({ classes, east, west }: RegionSums): AgreementClass {
  const order = east >= west ? [3, 1, 2] : [3, 2, 1]
  const best = order.reduce((lead, code) => ((classes[code] ?? 0) > (classes[lead] ?? 0) ? code : lead))
  return CLASSES[(classes[best] ?? 0) > 0 ? best : 0] as AgreementClass
}

/**
 * The shade of a region under an overlay; null where nothing was reported. Under Technology its count is that of the
 * incidents that involve one (`countInvolving`).
 */
export function shadeOf(region: RegionSums, overlay: Overlay, scale: ShadeScale): Shade | null {
  if (overlay === 'technology' && region.count === 0) return { ramp: 'none', step: 1, strength: STRENGTHS }
  if (region.count === 0) return null
  switch (overlay) {
    case 'east':
    case 'west':
      return { ramp: overlay, step: stepOf(scale.load, region[overlay]), strength: STRENGTHS }
    case 'divergence':
      return {
        ramp: overlay,
        step: divergenceStep(hasFaded(region) ? 0 : divergence(region.east, region.west)),
        strength: stepOf(scale.strength, region.east + region.west),
      }
    case 'agreement':
      return { ramp: overlay, step: CLASSES.indexOf(leadingClass(region)) + 1, strength: STRENGTHS }
    case 'count':
    case 'technology':
      return { ramp: 'count', step: stepOf(scale.count, region.count), strength: STRENGTHS }
  }
}
