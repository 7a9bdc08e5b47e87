import type { Draft } from '../../core/incident'
import { type Issue, issue } from '../../core/issue'
import { maySee } from '../../core/taxonomy'
import type { Principal } from '../principal'

/** The issue with a draft that is marked above its writer's clearance, who could not see what they wrote; null where there is none. */
export function clearanceIssue(draft: Pick<Draft, 'tlp'>, by: Principal): Issue | null {
  if (maySee(by.clearance, draft.tlp)) return null
  return issue('/tlp', 'above_clearance', `tlp lies above your clearance; give ${by.clearance} or a wider marking`, draft.tlp)
}
