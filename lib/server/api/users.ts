import { changeUser, createUser, listUsers } from '../auth/users'
import { readNewUser, readUserChange } from './account-form'
import type { Door, DoorAnswer, DoorRequest } from './door'

/** People who may sign in. */
export const userDoors: Door[] = [
  {
    method: 'GET',
    path: '/users',
    role: 'admin',
    handle: async ({ services }) => ({ status: 200, body: { items: await listUsers(services.store.db) } }),
  },
  { method: 'POST', path: '/users', role: 'admin', handle: create },
  { method: 'PATCH', path: '/users/:id', role: 'admin', handle: change },
]

async function create({ body, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const user = await createUser(services.store.db, readNewUser(await body()), principal)
  services.logger.info({ user: user.id, role: user.role, clearance: user.clearance, by: principal.id }, 'an account was made')
  return { status: 201, headers: { location: `/api/v1/users/${user.id}` }, body: user }
}

async function change({ body, params, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const given = readUserChange(await body())
  const user = await changeUser(services.store.db, params.id ?? '', given, principal)
  services.auth.principals.changed(user.id)
  services.logger.info({ user: user.id, changed: Object.keys(given), by: principal.id }, 'an account was changed')
  return { status: 200, body: user }
}
