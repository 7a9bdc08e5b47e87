import type { Role, Tlp } from '@/lib/core/taxonomy'

/** A person as the server's `/users` shows them. */
export interface User {
  id: string
  name: string
  email: string
  role: Role
  clearance: Tlp
  organisation: string | null
  disabled: boolean
}
