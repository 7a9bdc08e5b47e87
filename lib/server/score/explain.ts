import type { Incident } from '../../core/incident'
import { EAST_LENS as EAST, WEST_LENS as WEST } from '../../core/lens/defaults'
import { agreementClass, type CompiledLens, compileLens, explain, factsOf } from '../../core/lens/score'
import type { Explained } from '../../wire/protocol'

const east = compileLens(EAST)
const west = compileLens(WEST)

/** Both lenses' scores of an incident at a moment (milliseconds since 1970), taken apart by criterion. */
export function explainIncident(incident: Incident, at: number): Explained {
  const facts = factsOf(incident)
  const under = (lens: CompiledLens) => ({
    ...explain(lens, facts, at),
    version: lens.lens.version,
    illustrative: lens.lens.illustrative,
  })
  const [inEast, inWest] = [under(east), under(west)]
  return {
    at: new Date(at).toISOString(),
    east: inEast,
    west: inWest,
    divergence: inEast.score - inWest.score,
    agreement: agreementClass(inEast.score, inWest.score, EAST.highFrom, WEST.highFrom),
  }
}
