import { REGIONS } from './layout'

const LANES = 2

/** How many incidents are held in each region (`RegionCodes`) and lane, kept with every row written or freed. */
export class HeldRegions {
  readonly #counts = new Uint32Array(LANES * REGIONS)

  /** Counts a row of a region in (1) or out (-1). Rows of no picture count nowhere. */
  count(lane: number, region: number, sign: 1 | -1): void {
    if (lane >= LANES) return
    const at = lane * REGIONS + region
    this.#counts[at] = (this.#counts[at] as number) + sign
  }

  /** Whether anything is held in a region. */
  isHeld(lane: number, region: number): boolean {
    return this.#counts[lane * REGIONS + region] !== 0
  }
}
