import type { Role, Tlp } from '../core/taxonomy'

/** Who asks: a signed-in person, an API key, or the operator's token. Every verb takes one; there is no verb without. */
export interface Principal {
  sort: 'user' | 'key' | 'token'
  id: string
  /** Shown in the log as the author of a change. */
  name: string
  role: Role
  /** Highest marking they may see; what lies above it does not exist for them. */
  clearance: Tlp
  organisation: string | null
}
