import type { Door } from './door'

/** The one-click sign-in of the exercise; not there where no demo is offered. */
export const demoDoors: Door[] = [
  {
    method: 'POST',
    path: '/demo-sign-in',
    role: 'anonymous',
    handle: async ({ raw, services }) => ({ status: 204, headers: { 'set-cookie': await services.auth.signInDemo(raw) } }),
  },
]
