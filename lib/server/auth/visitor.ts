import type { Principal } from '../principal'
import { services } from '../services'

/** Header in which the front door tells pages the path and query asked for; what a caller sends under this name is overwritten. */
export const ASKED_HEADER = 'x-meridian-asked'

/** For pages: who is signed in, by the headers of the request; null for nobody. */
export function sessionOf(headers: Headers): Promise<Principal | null> {
  return services().auth.principals.of({
    authorization: headers.get('authorization') ?? undefined,
    cookie: headers.get('cookie') ?? undefined,
  })
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
