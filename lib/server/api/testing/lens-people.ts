import type { Body } from '../../../core/lens/in-force'
import type { LensDraft } from '../../../wire/lenses'
import type { Caller } from './test-server'

/** Two people who change lenses together: one drafts, the other approves. */
export interface LensPeople {
  analyst: Caller
  lead: Caller
}

/** Drafts, proposes and approves a change through the doors; returns the approved draft. */
export async function changeLens({ analyst, lead }: LensPeople, subject: string, body: Body, reason = 'As agreed.'): Promise<LensDraft> {
  const draft = await answerOf(analyst.post('/lenses/drafts', { subject, body, reason }), 201)
  await answerOf(analyst.post(`/lenses/drafts/${draft.id}/propose`, {}), 200)
  return answerOf(lead.post(`/lenses/drafts/${draft.id}/approve`, {}), 200)
}

/** The draft that an answer carries; fails where the status is another. */
export async function answerOf(asked: Promise<Response>, status: number): Promise<LensDraft> {
  const response = await asked
  if (response.status !== status) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as LensDraft
}
