import type { Session } from '../../wire/protocol'
import type { Principal } from '../principal'
import type { Door } from './door'

/** Who asks. */
export const sessionDoors: Door[] = [
  {
    method: 'GET',
    path: '/session',
    role: 'viewer',
    handle: async ({ principal }) => ({ status: 200, body: sessionFor(principal) }),
  },
]

function sessionFor({ id, name, role, clearance, organisation }: Principal): Session {
  return { id, name, role, clearance, organisation }
}
