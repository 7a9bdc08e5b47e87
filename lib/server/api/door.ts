import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Role } from '../../core/taxonomy'
import type { Principal } from '../principal'
import type { Services } from '../services'

/** A door for machines: one method of one resource. It parses, calls one verb and answers; what fails throws a `Fault`. */
export type Door = GuardedDoor | AnonymousDoor

interface DoorPlace {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, in the terms of find-my-way: `/incidents/:id`. */
  path: string
}

/** A door for those with at least `role`: others are refused before `handle` is called. */
export interface GuardedDoor extends DoorPlace {
  role: Role
  handle(request: DoorRequest): Promise<DoorAnswer>
}

/** A door for everyone. Who asks is not looked up: `services.principalOf(raw)` does where it matters. */
export interface AnonymousDoor extends DoorPlace {
  role: 'anonymous'
  handle(request: AnonymousRequest): Promise<DoorAnswer>
}

export interface AnonymousRequest {
  principal: Principal | null
  params: Record<string, string>
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** The body as JSON: bounded (1 MiB or `bytes`, 32 levels), UTF-8, of a JSON type; else a Fault. To be read once. */
  body(bytes?: number): Promise<unknown>
  /** For doors that stream, and those that hand the request on to a library. */
  raw: IncomingMessage
  services: Services
}

export interface DoorRequest extends AnonymousRequest {
  principal: Principal
  /**
   * Asked before each batch of what goes on for long, since rights may be taken away meanwhile.
   * @throws Fault `unauthenticated` or `forbidden` where the caller is no longer who they were, with the rights they had
   */
  askAgain(): Promise<void>
}

/**
 * What a door answers. A plain `body` is sent as JSON, text and bytes as they are, an async iterable is streamed
 * with backpressure; without `body` the answer is empty.
 */
export interface DoorAnswer {
  status: number
  headers?: Record<string, string | string[]>
  body?: unknown | AsyncIterable<string | Uint8Array>
}
