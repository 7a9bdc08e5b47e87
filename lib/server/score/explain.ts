import type { Incident } from '../../core/incident'
import { flipOf } from '../../core/lens/flip'
import { agreementClass, explain, factsOf } from '../../core/lens/score'
import type { Explained } from '../../wire/protocol'
import type { Scoring } from './sides'

/** Both sides' scores of an incident, taken apart by criterion, with the lenses they were made with. */
export function explainIncident(incident: Incident, { at, east, west, blocs }: Scoring): Explained {
  const facts = factsOf(incident)
  const [inEast, inWest] = [explain(east.lens, facts, at), explain(west.lens, facts, at)]
  return {
    at: new Date(at).toISOString(),
    east: { ...inEast, side: east.view },
    west: { ...inWest, side: west.view },
    blocs,
    divergence: inEast.score - inWest.score,
    agreement: agreementClass(inEast.score, inWest.score, east.lens.highFrom, west.lens.highFrom),
    flip: flipOf({ east: east.lens, west: west.lens, at }, facts),
  }
}
