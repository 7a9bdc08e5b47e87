import type { Problem } from '@/lib/wire/protocol'
import type { SeamDecision } from '@/lib/wire/seam'

/** What came of a decision. `gone`: it is no candidate any more; `unsent`: no answer, try later. */
export type Decided = 'recorded' | 'gone' | 'signed-out' | 'refused' | 'unsent'

/** Decides about a candidate of the seam under the query it was seen in. Never rejects. */
export async function decide(id: string, query: string, decision: Pick<SeamDecision, 'decision' | 'reason'>): Promise<Decided> {
  try {
    const response = await fetch(`/api/v1/seam/${encodeURIComponent(id)}/decision?${query}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(decision),
      signal: AbortSignal.timeout(20_000),
    })
    if (response.ok) return 'recorded'
    return OUTCOMES[((await response.json()) as Problem).code] ?? 'unsent'
  } catch {
    return 'unsent'
  }
}

const OUTCOMES: Record<string, Decided> = {
  'not-found': 'gone',
  unauthenticated: 'signed-out',
  forbidden: 'refused',
  invalid: 'refused',
}
