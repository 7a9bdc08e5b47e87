import { REGIONS } from './layout'

/** How many incidents are held in each region (`RegionCodes`) and lane, kept with every row written or freed. */
export class HeldRegions {
  readonly #counts = [new Uint32Array(REGIONS), new Uint32Array(REGIONS)]

  /** Counts a row of a region in (1) or out (-1). Rows of no picture count nowhere. */
  count(lane: number, region: number, sign: 1 | -1): void {
    const counts = this.#counts[lane]
    if (counts) counts[region] = (counts[region] as number) + sign
  }

  /** How many are held in a lane, by region. */
  of(lane: number): Uint32Array {
    return this.#counts[lane] as Uint32Array
  }
}
