import type { Draft, Incident } from '@/lib/core/incident'
import type { Issue } from '@/lib/core/issue'
import type { Problem } from '@/lib/wire/protocol'

/** What came of a change. `conflict`: somebody changed it first; `current` is what it is now. */
export type Revised =
  | { outcome: 'saved'; incident: Incident }
  | { outcome: 'conflict'; current: Incident }
  | { outcome: 'refused'; issues: Issue[]; detail: string }
  | { outcome: 'gone' }
  | { outcome: 'signed-out' }
  | { outcome: 'unsent' }

/** Changes fields of an incident, if it still is at `version`. Never rejects. */
export async function revise(id: string, version: number, patch: Partial<Draft>): Promise<Revised> {
  try {
    const response = await fetch(`/api/v1/incidents/${encodeURIComponent(id)}`, {
      method: 'PATCH',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify(patch),
      signal: AbortSignal.timeout(20_000),
    })
    return await read(response)
  } catch {
    return { outcome: 'unsent' }
  }
}

async function read(response: Response): Promise<Revised> {
  if (response.ok) return { outcome: 'saved', incident: (await response.json()) as Incident }
  if (response.status === 401) return { outcome: 'signed-out' }
  if (response.status === 404) return { outcome: 'gone' }
  if (response.status >= 500 || response.status === 429 || response.status === 408) return { outcome: 'unsent' }
  const problem = (await response.json()) as Problem & { current?: Incident }
  if (response.status === 412 && problem.current) return { outcome: 'conflict', current: problem.current }
  return { outcome: 'refused', issues: problem.errors ?? [], detail: problem.detail }
}
