/** Why a value could not be taken. A stable code that a screen translates, and words for a machine's reader. */
export const ISSUE_CODES = [
  'required',
  'type',
  'unknown_field',
  'doubled_field',
  'not_in_list',
  'empty',
  'too_long',
  'too_many',
  'too_deep',
  'text_unclean',
  'time_format',
  'time_future',
  'time_early',
  'time_order',
  'range',
  'pattern',
  'url',
  'unknown_country',
  'unknown_area',
  'place_form',
  'above_clearance',
  'release_by_lead',
  'json',
  'encoding',
] as const
export type IssueCode = (typeof ISSUE_CODES)[number]

/** One thing wrong with one field. */
export interface Issue {
  /** JSON pointer (RFC 6901) to the field, such as `/place/lat`. */
  pointer: string
  code: IssueCode
  /** What is wrong, naming the field, and what to do about it. */
  message: string
  /** The value that was refused, shortened to 120 characters; absent where none was given. */
  value?: string
}

/** Makes an issue; the value is shown shortened so that an answer never repeats a hostile input in full. */
export function issue(pointer: string, code: IssueCode, message: string, value?: unknown): Issue {
  return value === undefined ? { pointer, code, message } : { pointer, code, message, value: shorten(value) }
}

/** Issues of one incident that are told each. */
const ISSUES_TOLD = 100

/** The first hundred issues, and one that says how many more there are. */
export function firstIssues(issues: Issue[]): Issue[] {
  const more = issues.length - ISSUES_TOLD
  if (more <= 0) return issues
  return [...issues.slice(0, ISSUES_TOLD), issue('', 'too_many', `${more} more things are wrong; mend these first and send it again`)]
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : safeJson(value)
  // Cut first: the rest of a long text is never looked at.
  const clean = text.slice(0, 121).toWellFormed()
  return clean.length > 120 ? `${clean.slice(0, 119).toWellFormed()}…` : clean
}

/** JSON of the outermost level only, so that deep input costs nothing. */
function safeJson(value: unknown): string {
  if (Array.isArray(value)) return `array of ${value.length}`
  if (value !== null && typeof value === 'object') return `object with ${Object.keys(value).length} fields`
  return String(value)
}
