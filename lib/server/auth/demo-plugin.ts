import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'

/** The fictional watch officer of the exercise. The address cannot exist (RFC 2606). */
export const DEMO_USER = { id: 'demo', name: 'Demo watch officer', email: 'demo@meridian.invalid', organisation: 'Exercise' } as const

/** A session for the demo's officer without a password. Not among the paths that the front door lets through. */
export function demoPlugin() {
  return {
    id: 'meridian-demo',
    endpoints: {
      signInDemo: createAuthEndpoint('/meridian/demo', { method: 'POST' }, async (context) => {
        const user = await context.context.internalAdapter.findUserById(DEMO_USER.id)
        const session = user && (await context.context.internalAdapter.createSession(user.id))
        if (!user || !session) throw new APIError('UNAUTHORIZED')
        await setSessionCookie(context, { session, user })
        return context.json({ signedIn: true })
      }),
    },
  }
}
