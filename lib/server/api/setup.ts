import { peerOf } from '../auth/request-origin'
import { readSetUp } from './account-form'
import type { AnonymousRequest, Door, DoorAnswer } from './door'

/** The first visit to an empty store: whether it is one, and the first administrator, who is signed in at once. */
export const setupDoors: Door[] = [
  {
    method: 'GET',
    path: '/setup',
    role: 'anonymous',
    handle: async ({ services }) => ({ status: 200, body: { needed: await services.auth.setUp.needed() } }),
  },
  { method: 'POST', path: '/setup', role: 'anonymous', handle: complete },
]

async function complete({ body, raw, services }: AnonymousRequest): Promise<DoorAnswer> {
  const form = readSetUp(await body())
  const user = await services.auth.setUp.complete(form, peerOf(raw, services.env))
  services.logger.info({ user: user.id }, 'the first administrator was made')
  const cookies = await services.auth.signIn(form, raw)
  return { status: 201, headers: { 'set-cookie': cookies }, body: user }
}
