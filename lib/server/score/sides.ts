import type { Holder } from '../../core/lens/holder'
import { compileSide, type InForce, type Sides, sideOf } from '../../core/lens/in-force'
import type { CompiledLens } from '../../core/lens/score'
import type { SideView, VersionView } from '../../wire/protocol'
import { sideView, versionView } from '../../wire/side-view'
import type { LensStanding } from '../lenses/book'

/** One side, ready to score with. */
interface ScoringSide {
  lens: CompiledLens
  view: SideView
}

/** Two sides at a moment (milliseconds since 1970), ready to score with. */
export interface Scoring {
  at: number
  east: ScoringSide
  west: ScoringSide
  blocs: VersionView
}

/** The two sides as they were at a moment; null for a holder that had no lens then. */
export function scoringOf({ at, state }: Pick<LensStanding, 'at' | 'state'>, [first, second]: Sides): Scoring | null {
  const [east, west] = [ready(state, first), ready(state, second)]
  return east && west && { at, east, west, blocs: versionView(state.blocs) }
}

function ready(state: InForce, holder: Holder): ScoringSide | null {
  const side = sideOf(state, holder)
  return side && { lens: compileSide(side, state.blocs.body), view: sideView(side) }
}
