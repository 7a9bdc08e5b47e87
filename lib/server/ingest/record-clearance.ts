import type { Draft } from '../../core/incident'
import { type Issue, issue } from '../../core/issue'
import { hasRole, maySee, type Tlp, tlpLevel } from '../../core/taxonomy'
import type { Principal } from '../principal'

/** The issue with a draft that is marked above its writer's clearance, who could not see what they wrote; null where there is none. */
export function clearanceIssue(draft: Pick<Draft, 'tlp'>, by: Principal): Issue | null {
  if (maySee(by.clearance, draft.tlp)) return null
  return issue('/tlp', 'above_clearance', `tlp lies above your clearance; give ${by.clearance} or a wider marking`, draft.tlp)
}

/** The issue with a change that shows an incident to more readers than before, which is for a lead to decide; null where there is none. */
export function releaseIssue(before: Tlp, after: Tlp, by: Principal): Issue | null {
  if (tlpLevel(after) >= tlpLevel(before) || hasRole(by.role, 'lead')) return null
  return issue('/tlp', 'release_by_lead', `only a lead releases an incident to more readers; ask one, or keep ${before}`, after)
}
