import { createKey, listKeys, revokeKey } from '../auth/api-keys'
import { readNewKey } from './account-form'
import type { Door, DoorAnswer, DoorRequest } from './door'

/** Keys of machines. */
export const keyDoors: Door[] = [
  {
    method: 'GET',
    path: '/keys',
    role: 'admin',
    handle: async ({ principal, services }) => ({ status: 200, body: { items: await listKeys(services.store.db, principal) } }),
  },
  { method: 'POST', path: '/keys', role: 'admin', handle: create },
  { method: 'DELETE', path: '/keys/:id', role: 'admin', handle: revoke },
]

async function create({ body, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const made = await createKey(services.store.db, readNewKey(await body()), principal)
  services.logger.info({ key: made.id, role: made.role, clearance: made.clearance, by: principal.id }, 'a key was made')
  return { status: 201, headers: { location: `/api/v1/keys/${made.id}` }, body: made }
}

async function revoke({ params, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const id = params.id ?? ''
  await revokeKey(services.store.db, id, principal)
  services.auth.principals.changed(id)
  services.logger.info({ key: id, by: principal.id }, 'a key was revoked')
  return { status: 204 }
}
