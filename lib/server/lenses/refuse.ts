import { holdersOf, type Subject } from '../../core/lens/holder'
import { inForceAt, latestOf, sideOf, type Version, withDraft } from '../../core/lens/in-force'
import type { LensDraft } from '../../wire/lenses'
import { Fault } from '../fault'

/** The version that a change is made from, which has to be the latest. @throws Fault `version-conflict` with the latest */
export function refuseStale(history: readonly Version[], subject: Subject, base: number | null): number {
  const current = latestOf(history, subject)
  const latest = current?.version ?? 0
  if (base === null || base === latest) return latest
  const message = `${subject} is at version ${latest}, not ${base}: look at what changed, and make the change from there`
  throw new Fault('version-conflict', message, { extra: { current: current ?? null } })
}

/** Refuses a change that would leave a bloc or an ally without a lens. @throws Fault `conflict` */
export function refuseHolderless(history: readonly Version[], draft: Pick<LensDraft, 'subject' | 'body'>): void {
  const state = withDraft(inForceAt(history, Number.POSITIVE_INFINITY), draft)
  const without = holdersOf(state.blocs.body).filter((holder) => sideOf(state, holder) === null)
  if (without.length > 0)
    throw new Fault('conflict', `no lens would be there for ${without.join(', ')}: first give a lens to each new bloc`)
}

/** Refuses to take back what an ally does not have. @throws Fault `conflict` */
export function refuseNothingBack(history: readonly Version[], { subject, body }: Pick<LensDraft, 'subject' | 'body'>): void {
  if (body === null && (latestOf(history, subject)?.body ?? null) === null)
    throw new Fault('conflict', `${subject} has no lens of its own: it inherits already`)
}
