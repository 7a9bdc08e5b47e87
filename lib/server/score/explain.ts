import type { Incident } from '../../core/incident'
import { EAST_LENS as EAST, WEST_LENS as WEST } from '../../core/lens/defaults'
import type { Lens } from '../../core/lens/lens'
import { agreementClass, type CompiledLens, compileLens, explain, factsOf } from '../../core/lens/score'
import type { Explained } from '../../wire/protocol'

const east = compileLens(EAST)
const west = compileLens(WEST)

/** Both lenses' scores of an incident at a moment (milliseconds since 1970), taken apart by criterion. */
export function explainIncident(incident: Incident, at: number): Explained {
  const facts = factsOf(incident)
  const under = (lens: Lens, compiled: CompiledLens) => ({
    ...explain(compiled, facts, at),
    version: 1,
    illustrative: lens.illustrative,
  })
  const [inEast, inWest] = [under(EAST, east), under(WEST, west)]
  return {
    at: new Date(at).toISOString(),
    east: inEast,
    west: inWest,
    divergence: inEast.score - inWest.score,
    agreement: agreementClass(inEast.score, inWest.score, EAST.highFrom, WEST.highFrom),
  }
}
