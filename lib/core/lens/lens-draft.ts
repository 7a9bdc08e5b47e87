/** Where a draft of a lens or of the groupings stands. Only a draft may be edited, or what its author withdrew, which is a draft again; approved and rejected are ends. */
export const DRAFT_STATUSES = ['draft', 'proposed', 'approved', 'rejected', 'withdrawn'] as const
export type DraftStatus = (typeof DRAFT_STATUSES)[number]

/** The longest reason, in characters. */
export const REASON_LENGTH = 2000
