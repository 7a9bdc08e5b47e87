import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { demoOffered, isFirstVisit, sessionOf } from '@/lib/server/auth/visitor'
import type { Session } from '@/lib/wire/protocol'

/** Who is signed in; anyone else is sent to sign in, or to set up a store that has nobody yet. */
export async function requireSession(): Promise<Session> {
  const principal = await sessionOf(await headers())
  if (principal) {
    const { id, name, role, clearance, organisation } = principal
    return { id, name, role, clearance, organisation }
  }
  redirect(!demoOffered() && (await isFirstVisit()) ? '/setup' : '/sign-in')
}
