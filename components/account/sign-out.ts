import { ask } from '@/components/live/ask'

/** Ends the session and leaves everything that it showed. */
export async function signOut(): Promise<void> {
  await ask('POST', '/api/auth/sign-out', {})
  window.location.assign('/sign-in')
}
