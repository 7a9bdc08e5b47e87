import type { Principal } from '../principal'
import { services } from '../services'
import { PEER_HEADER } from './peer-header'

/** Header in which the front door tells pages the path and query asked for; what a caller sends under this name is overwritten. */
export const ASKED_HEADER = 'x-meridian-asked'

/** For pages: who is signed in, by the headers of the request; null for nobody, and for an address that was refused too often. */
export async function sessionOf(headers: Headers): Promise<Principal | null> {
  const credentials = { authorization: headers.get('authorization') ?? undefined, cookie: headers.get('cookie') ?? undefined }
  try {
    return await services().auth.principals.of(credentials, headers.get(PEER_HEADER) ?? '')
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'too-many-requests') return null
    throw thrown
  }
}

/** For pages: whether the first administrator is still to be made, at /setup. */
export function setupNeeded(): Promise<boolean> {
  return services().auth.setUp.needed()
}

/** For pages: whether nobody has an account yet, so that the first visitor is sent to /setup. */
export function isFirstVisit(): Promise<boolean> {
  return services().auth.setUp.isFirstVisit()
}

/** For pages: whether the one-click demo sign-in is offered. */
export function demoOffered(): boolean {
  return services().auth.demo
}
