import { peerOf } from '../auth/request-origin'
import { readSetUp } from './account-form'
import type { AnonymousRequest, Door, DoorAnswer } from './door'

/** Of a form that anybody may send, bytes. */
const FORM_BYTES = 4096

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
  await services.auth.setUp.admit(peerOf(raw, services.env))
  const form = readSetUp(await body(FORM_BYTES))
  const user = await services.auth.setUp.complete(form)
  services.logger.info({ user: user.id }, 'the first administrator was made')
  const cookies = await services.auth.signIn(form, raw)
  return { status: 201, headers: { 'set-cookie': cookies }, body: user }
}
