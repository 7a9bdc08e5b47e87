import { AREAS, COUNTRIES } from '../core/region/region'

/**
 * What a picture says of regions, packed: a thousand areas as objects took longer to make and to hand to the screen than all
 * else of it. A region stands at its code (`RegionCodes`): 0 for "no country", then the countries, then the areas.
 */
export interface RegionColumns {
  /** Sums over the matches in the form of the tallies (`LOADS`), seen through two views of one buffer. */
  loads: Float64Array
  matches: Uint32Array
  /** What fails the region filter alone. */
  missed: Uint32Array
  /** What is held in the lane, whatever the query. Null while that is not known: the first set is still coming in. */
  held: Uint32Array | null
}

/** Code of the first area, and how many codes there are but for those of areas outside their own country. */
export const FIRST_AREA = 1 + COUNTRIES.length
export const OWN_REGIONS = FIRST_AREA + AREAS.length

/** Numbers of a region in `loads` and in `matches`: `LOAD_BYTES`, which the screen does without; before the matches stand the loads. */
export const LOAD_WIDTH = 6
export const MATCH_WIDTH = 12
export const FIRST_MATCH = 4
