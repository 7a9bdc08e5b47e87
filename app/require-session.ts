import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { ASKED_HEADER, demoOffered, isFirstVisit, sessionOf } from '@/lib/server/auth/visitor'
import type { Session } from '@/lib/wire/protocol'
import { signInPath } from './sign-in-target'

/** Who is signed in; anyone else is sent to sign in (and from there back here), or to set up a store that has nobody yet. */
export async function requireSession(): Promise<Session> {
  const asked = await headers()
  const principal = await sessionOf(asked)
  if (principal) {
    const { id, name, role, clearance, organisation } = principal
    return { id, name, role, clearance, organisation }
  }
  redirect(!demoOffered() && (await isFirstVisit()) ? '/setup' : signInPath(asked.get(ASKED_HEADER)))
}
