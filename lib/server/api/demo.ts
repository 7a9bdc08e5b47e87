import { isSameOrigin } from '../auth/request-origin'
import { Fault } from '../fault'
import type { Door } from './door'

/** The one-click sign-in of the exercise; not there where no demo is offered. */
export const demoDoors: Door[] = [
  {
    method: 'POST',
    path: '/demo-sign-in',
    role: 'anonymous',
    async handle({ raw, headers, services }) {
      if (!isSameOrigin(headers, services.env)) throw new Fault('forbidden', 'nobody is signed in by a page of another site')
      return { status: 204, headers: { 'set-cookie': await services.auth.signInDemo(raw) } }
    },
  },
]
