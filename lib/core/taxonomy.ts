/**
 * The closed vocabularies of an incident. Each list is append only: the position of a word is its stable
 * code (uint8) in columns, snapshots and stored rows, so a word is never moved, renamed or removed.
 */

/** What an incident is. */
export const KINDS = ['misinformation', 'election-interference', 'cyber', 'sabotage', 'terrorism', 'migration'] as const
/** How bad it is: CAP 1.2 `severity`, from no information to the worst. */
export const SEVERITIES = ['unknown', 'minor', 'moderate', 'severe', 'extreme'] as const
/** Whether it is true: `determination` of the STIX 2.1 Incident core extension. */
export const DETERMINATIONS = ['suspected', 'confirmed', 'blocked', 'failed-attempt', 'false-positive'] as const
/** Where the work stands: `investigation_status` of the same extension. */
export const INVESTIGATIONS = ['new', 'open', 'closed'] as const
/** The source's grade: Admiralty code (AJP-2.1). F is "cannot be judged", which is no information. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
/** The item's grade: Admiralty code. 6 is "cannot be judged", which is no information. */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const
/** Who may see it: TLP 2.0, from the widest circle to the narrowest. The position is the level. */
export const TLPS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const
/** How sure an attribution is. */
export const CONFIDENCES = ['low', 'moderate', 'high'] as const
/** How exactly the time of occurrence is known. */
export const PRECISIONS = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const
/** What was hit: the sectors of NIS2 (Directive (EU) 2022/2555, annexes I and II), and three of our own. */
export const SECTORS = [
  'energy',
  'transport',
  'banking',
  'financial-markets',
  'health',
  'drinking-water',
  'waste-water',
  'digital-infrastructure',
  'ict-services',
  'public-administration',
  'space',
  'postal',
  'waste',
  'chemicals',
  'food',
  'manufacturing',
  'digital-providers',
  'research',
  'elections',
  'media',
  'government',
] as const
/** Emerging and disruptive technologies involved: NATO EDT. */
export const TECHNOLOGIES = [
  'ai',
  'autonomous-systems',
  'quantum',
  'biotechnology',
  'space',
  'hypersonics',
  'materials',
  'energy',
  'networks',
] as const
/** Origins that are not a country. */
export const NON_COUNTRY_ORIGINS = ['unknown', 'non-state'] as const
/** What a person or a key may do, from least to most; each role may do all that the ones before it may. */
export const ROLES = ['viewer', 'analyst', 'lead', 'admin'] as const
/** What a change did to an incident. `withdraw` stands in a reader's log for an incident that rose above their clearance. */
export const OPS = ['create', 'update', 'merge', 'unmerge', 'withdraw'] as const

export type Kind = (typeof KINDS)[number]
export type Severity = (typeof SEVERITIES)[number]
export type Determination = (typeof DETERMINATIONS)[number]
export type Investigation = (typeof INVESTIGATIONS)[number]
export type Reliability = (typeof RELIABILITIES)[number]
export type Credibility = (typeof CREDIBILITIES)[number]
export type Tlp = (typeof TLPS)[number]
export type Confidence = (typeof CONFIDENCES)[number]
export type Precision = (typeof PRECISIONS)[number]
export type Sector = (typeof SECTORS)[number]
export type Technology = (typeof TECHNOLOGIES)[number]
export type Role = (typeof ROLES)[number]
export type Op = (typeof OPS)[number]

/** The code of a word in its list; -1 where the list lacks it. */
export function codeOf<T>(list: readonly T[], word: T): number {
  return list.indexOf(word)
}

/** Whether a value is a word of the list. */
export function isOneOf<T>(list: readonly T[], value: unknown): value is T {
  return (list as readonly unknown[]).includes(value)
}

/** The level of a marking: 0 for TLP:CLEAR to 4 for TLP:RED. A reader of clearance c sees the levels 0..c. */
export function tlpLevel(tlp: Tlp): number {
  return TLPS.indexOf(tlp)
}

/** Whether a reader cleared to `clearance` may see what is marked `tlp`. */
export function maySee(clearance: Tlp, tlp: Tlp): boolean {
  return tlpLevel(tlp) <= tlpLevel(clearance)
}

/** Whether a role includes the rights of another. */
export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}
