import type { LinkState } from '@/components/live/use-link'

/** What the badge says of the picture. Only `stale`, `refused` and `failed` ask the reader to act. */
export interface Completeness {
  tone: 'ok' | 'busy' | 'act'
  /** Message of the shell under `completeness`. */
  word: LinkState['phase']
  /** `HH:MM:SSZ` of the moment the picture was last shown to be complete, or of that when it went stale. */
  time: string
  seq: string
}

/** Reads the state of the link as one sentence for the badge. */
export function completenessOf(link: LinkState): Completeness {
  const at = link.phase === 'complete' ? link.provenAt : (link.since ?? link.provenAt)
  return {
    tone: link.phase === 'complete' ? 'ok' : link.phase === 'loading' || link.phase === 'catching-up' ? 'busy' : 'act',
    word: link.phase,
    time: at ? `${new Date(at).toISOString().slice(11, 19)}Z` : '–',
    seq: String(link.mark?.seq ?? link.seq),
  }
}
