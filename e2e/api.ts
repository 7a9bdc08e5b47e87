import type { Incident } from '@/lib/core/incident'
import type { IncidentPage } from '@/lib/wire/protocol'
import { ADMIN_TOKEN, type TestServer } from './server'

/** The doors for machines, as the operator. Every call must succeed. */
export interface Operator {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  /** Records an incident; what is not said is an ordinary one. */
  record(incident: Record<string, unknown>): Promise<Incident>
  /** The incidents that match a query, up to a thousand. */
  list(query: URLSearchParams | string): Promise<IncidentPage>
}

/** Speaks to a server's API with the operator's token. */
export function operator(server: TestServer): Operator {
  const call = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' }
    const response = await fetch(`${server.url}/api/v1${path}`, { ...init, headers })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }
  const post = <T>(path: string, body: unknown) => call<T>(path, { method: 'POST', body: JSON.stringify(body) })
  return {
    get: call,
    post,
    record: (incident) => post('/incidents', { kind: 'cyber', occurredAt: new Date().toISOString(), ...incident }),
    list: (query) => call(`/incidents?${query}&limit=1000`),
  }
}
