import type { Role, Tlp } from '@/lib/core/taxonomy'

/** A key as the server's `/keys` shows it; the secret itself is never shown again. */
export interface Key {
  id: string
  name: string
  hint: string
  role: Role
  clearance: Tlp
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}
