import { type DraftContext, type Parsed, parseDraft } from '../../core/draft'
import type { Draft } from '../../core/incident'
import { maySee } from '../../core/taxonomy'
import type { Principal } from '../principal'
import { clearanceIssue } from './record-clearance'

/** Reads input as a draft that its sender may record: nobody writes what they may not see. */
export function admitDraft(input: unknown, context: DraftContext, by: Principal): Parsed<Draft> {
  const parsed = parseDraft(input, context)
  const above = parsed.ok ? clearanceIssue(parsed.value, by) : null
  return above ? { ok: false, issues: [above] } : parsed
}

/** What a draft takes from the one who sends it. Without a marking it gets the usual one, or their own where that is wider. */
export function contextOf(by: Principal, now: number): DraftContext {
  return { now, sourceName: by.name, tlp: maySee(by.clearance, 'TLP:AMBER') ? 'TLP:AMBER' : by.clearance }
}
