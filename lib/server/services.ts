import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { Store } from '@/db/store'
import type { Auth } from './auth/auth'
import type { Quarantine, Reader, Recorder, Tail } from './context'
import type { Env } from './env'
import type { LensBook } from './lenses/book'
import type { Metrics } from './metrics'
import type { Principal } from './principal'
import type { Snapshots } from './snapshot/snapshots'

/** What the process is made of, opened once at start. Doors and pages get everything from here. */
export interface Services {
  env: Env
  logger: Logger
  metrics: Metrics
  store: Store
  recorder: Recorder
  quarantine: Quarantine
  tail: Tail
  snapshots: Snapshots
  lenses: LensBook
  auth: Auth
  readerFor(reader: Pick<Principal, 'clearance'>): Reader
  /**
   * Who makes a request; null for nobody.
   * @throws Fault `forbidden` for a write that a page of another site makes with a person's cookie; `too-many-requests`
   * for an address that was refused too often
   */
  principalOf(req: IncomingMessage): Promise<Principal | null>
  /** Whether the process is going down and should get no new work. */
  isDraining(): boolean
}

// The front door and Next's bundle each load lib/; what must be one stands where both see it.
const PLACE = Symbol.for('meridian')

/** The services of this process. @throws before the server has opened them */
export function services(): Services {
  const held = (globalThis as { [PLACE]?: Services })[PLACE]
  if (!held) throw new Error('The services are not open: pages are served by server.ts, not by `next start` or `next dev`.')
  return held
}

/** Puts the services where pages find them, or takes them away. */
export function placeServices(opened: Services | undefined): void {
  ;(globalThis as { [PLACE]?: Services })[PLACE] = opened
}
