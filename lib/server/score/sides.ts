import type { Holder } from '../../core/lens/holder'
import { compileSide, type InForce, type LensVersion, type Side, type Sides, sideOf, type Version } from '../../core/lens/in-force'
import type { CompiledLens } from '../../core/lens/score'
import type { SideView, VersionView } from '../../wire/protocol'
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

/** A version without its body. */
export function versionView({ body: _, ...version }: Version): VersionView {
  return version
}

function ready(state: InForce, holder: Holder): ScoringSide | null {
  const side = sideOf(state, holder)
  return side && { lens: compileSide(side, state.blocs.body), view: sideView(side) }
}

function sideView({ holder, parts }: Side): SideView {
  const versions = [...new Set<LensVersion>(parts.map(({ lens }) => lens))]
  return {
    holder,
    illustrative: versions.some(({ body }) => body.illustrative),
    parts: parts.map(({ country, weight, submitted, lens: { subject, version } }) => ({
      ...{ country, weight, submitted },
      lens: { subject, version },
    })),
    versions: versions.map(versionView),
  }
}
