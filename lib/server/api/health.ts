import { maySee } from '../../core/taxonomy'
import { Fault } from '../fault'
import type { AnonymousRequest, Door, DoorAnswer, DoorRequest } from './door'

/** Outside of /api/v1: whether the process lives, whether it can serve, and its figures for Prometheus. */
export const healthDoors: Door[] = [
  { method: 'GET', path: '/healthz', role: 'anonymous', handle: async () => ({ status: 200, body: { status: 'alive' } }) },
  { method: 'GET', path: '/readyz', role: 'anonymous', handle: readReadiness },
  { method: 'GET', path: '/metrics', role: 'admin', handle: readMetrics },
]

async function readReadiness({ services }: AnonymousRequest): Promise<DoorAnswer> {
  if (services.isDraining()) throw new Fault('unavailable', 'the server is shutting down')
  try {
    await services.store.ping()
  } catch (cause) {
    throw new Fault('unavailable', 'the store does not answer', { cause })
  }
  return { status: 200, body: { status: 'ready' } }
}

/** The figures count records of all markings. */
async function readMetrics({ principal, services }: DoorRequest): Promise<DoorAnswer> {
  if (!maySee(principal.clearance, 'TLP:RED'))
    throw new Fault('forbidden', `you are cleared to ${principal.clearance}; figures of all markings need clearance to TLP:RED`)
  const { contentType, text } = await services.metrics.render()
  return { status: 200, headers: { 'content-type': contentType }, body: text }
}
