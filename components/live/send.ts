import type { Incident } from '@/lib/core/incident'
import type { Problem, Session } from '@/lib/wire/protocol'

/**
 * What became of one attempt. `recorded`: the server holds it (`known`: it did already). `refused`: it never will as it
 * is. `signed-out`: nobody, or somebody else, is signed in. `unsent`: no answer, or the server is in trouble: try later.
 */
export type Sent =
  | { outcome: 'recorded'; incident: Incident; known: boolean }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'signed-out' }
  | { outcome: 'unsent' }

const TIMEOUT_MS = 20_000

/** Posts an incident as a person, and only as that person. Never rejects. */
export async function send(body: Record<string, unknown>, person: string): Promise<Sent> {
  try {
    if (!(await isSignedIn(person))) return { outcome: 'signed-out' }
    const response = await fetch('/api/v1/incidents', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return await read(response)
  } catch {
    return { outcome: 'unsent' }
  }
}

async function read(response: Response): Promise<Sent> {
  if (response.ok) return { outcome: 'recorded', incident: (await response.json()) as Incident, known: response.status === 200 }
  if (response.status === 401) return { outcome: 'signed-out' }
  if (response.status >= 500 || response.status === 408 || response.status === 429) return { outcome: 'unsent' }
  return { outcome: 'refused', problem: (await response.json()) as Problem }
}

/** Another tab may have signed in somebody else since this page was made. */
async function isSignedIn(person: string): Promise<boolean> {
  const response = await fetch('/api/v1/session', { credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (response.status === 401 || response.status === 403) return false
  if (!response.ok) throw new Error(`the session could not be read: ${response.status}`)
  return ((await response.json()) as Session | null)?.id === person
}
