import { blocsOf, DEFAULT_GROUPINGS, type Grouping } from '../region/grouping'
import { EAST_LENS, WEST_LENS } from './defaults'
import { type Holder, partsOf, type Subject } from './holder'
import type { Lens } from './lens'
import { type CompiledLens, compileLens } from './score'

/** What every version carries beside its body. */
interface Signed {
  /** 1, 2, 3 … for each subject; 0 for a draft, which has no number before it is approved. */
  version: number
  /** Name of who drafted it, and of the other person who approved it; nobody approved what ships. */
  author: string
  approver: string | null
  reason: string
  /** RFC 3339; null: from the beginning of time. */
  inForceFrom: string | null
}
/** A version of a holder's lens. */
export interface LensVersion extends Signed {
  subject: Holder
  body: Lens
}
/** A version of the groupings of allies into blocs. */
export interface BlocsVersion extends Signed {
  subject: 'blocs'
  body: readonly Grouping[]
}
/** An ally took its lens back: from here on it inherits again. */
export interface TakenBackVersion extends Signed {
  subject: Holder
  body: null
}
/** One line of the history, which is only ever added to. */
export type Version = LensVersion | BlocsVersion | TakenBackVersion

/** What a change puts in the place of a subject's last version: a lens, groupings, or null where an ally's lens is taken back. */
export type Body = Version['body']

/** What was in force at a moment. */
export interface InForce {
  blocs: BlocsVersion
  lenses: ReadonlyMap<Holder, LensVersion>
}

/** One ally's part in a side. */
export interface Part {
  country: string
  /** Its share in the side; the shares of a side sum to 1. */
  weight: number
  /** Whether it is the ally's own lens, or that of the bloc, which it inherits. */
  submitted: boolean
  lens: LensVersion
}

/** The effective lens of a holder, as a weighted mean of lenses. */
export interface Side {
  holder: Holder
  parts: readonly Part[]
}

/** The two sides compared, in the order first (`east` in code), second (`west`). */
export type Sides = readonly [Holder, Holder]

export const DEFAULT_SIDES: Sides = ['bloc:east', 'bloc:west']

/** The version of what nobody approved yet. */
export const DRAFT = 0

const SHIPPED = { version: 1, author: 'Meridian', approver: null, inForceFrom: null } as const

/** The versions that ship, in force from the beginning of time. A history starts with them. */
export const SHIPPED_VERSIONS: readonly Version[] = [
  { ...SHIPPED, subject: 'blocs', body: DEFAULT_GROUPINGS, reason: 'The groupings that Meridian ships.' },
  { ...SHIPPED, subject: 'bloc:east', body: EAST_LENS, reason: 'The illustrative lens that Meridian ships.' },
  { ...SHIPPED, subject: 'bloc:west', body: WEST_LENS, reason: 'The illustrative lens that Meridian ships.' },
]

/**
 * What was in force at a moment (milliseconds since 1970): of each subject the last version whose time had come.
 * The history may be in any order and has to hold the shipped versions.
 */
export function inForceAt(history: readonly Version[], at: number): InForce {
  const last = new Map<Subject, Version>()
  for (const version of history) {
    const known = last.get(version.subject)
    if (startOf(version) <= at && (!known || known.version < version.version)) last.set(version.subject, version)
  }
  const blocs = last.get('blocs')
  if (!isBlocs(blocs)) throw new RangeError('the history holds no groupings for this moment')
  const lenses = [...last.values()].filter(isLens)
  return { blocs, lenses: new Map(lenses.map((version) => [version.subject, version])) }
}

/** The moments (milliseconds since 1970) at which something came into force, ascending: between two of them nothing changes. */
export function changesOf(history: readonly Version[]): number[] {
  return [...new Set(history.map(startOf).filter(Number.isFinite))].sort((a, b) => a - b)
}

/** The last version of a subject; undefined where it never had one. */
export function latestOf(history: readonly Version[], subject: Subject): Version | undefined {
  return history.filter((one) => one.subject === subject).sort((a, b) => b.version - a.version)[0]
}

/** The state as it would be with another body of a subject: for looking at a draft. */
export function withDraft(state: InForce, draft: { subject: Subject; body: Body }, author = ''): InForce {
  const { subject, body } = draft
  const signed = { version: DRAFT, author, approver: null, reason: '', inForceFrom: null }
  if (subject === 'blocs') return { ...state, blocs: { ...signed, subject, body: body as readonly Grouping[] } }
  const lenses = new Map(state.lenses)
  if (body === null) lenses.delete(subject)
  else lenses.set(subject, { ...signed, subject, body: body as Lens })
  return { ...state, lenses }
}

/**
 * The effective lens of a holder. A bloc is the weighted mean of its members; one who submitted no lens inherits the
 * bloc's own. An ally is its own lens, or the mean of its blocs' own lenses by its membership. Null where there is
 * no such bloc, the ally is in none, or somebody has no lens to inherit.
 */
export function sideOf(state: InForce, holder: Holder): Side | null {
  const { sort, code } = partsOf(holder)
  return sort === 'bloc' ? sideOfBloc(state, code) : sideOfAlly(state, code)
}

/** The effective lens of a side as tables: the weighted mean over the compiled tables of its parts, see docs/lenses.md. */
export function compileSide(side: Side, groupings: readonly Grouping[]): CompiledLens {
  const shares = new Map<LensVersion, number>()
  for (const { lens, weight } of side.parts) shares.set(lens, (shares.get(lens) ?? 0) + weight)
  const [first, ...others] = [...shares].map(([lens, share]) => ({ share, compiled: compileLens(lens.body, groupings) }))
  if (!first) throw new RangeError(`${side.holder} has no parts`)
  if (others.length === 0) return first.compiled
  const all = [first, ...others]
  const mean = (of: (compiled: CompiledLens) => number) => all.reduce((sum, { share, compiled }) => sum + share * of(compiled), 0)
  const table = (name: Exclude<keyof CompiledLens, 'highFrom'>) =>
    first.compiled[name].map((_, at) => mean((compiled) => compiled[name][at] as number))
  return {
    kind: table('kind'),
    origin: table('origin'),
    place: table('place'),
    severity: table('severity'),
    confidence: table('confidence'),
    sector: table('sector'),
    halfLifeMs: table('halfLifeMs'),
    weights: table('weights'),
    highFrom: mean(({ highFrom }) => highFrom),
  }
}

/** The effective lens of a holder as tables; null where `sideOf` is. */
export function compileHolder(state: InForce, holder: Holder): CompiledLens | null {
  const side = sideOf(state, holder)
  return side && compileSide(side, state.blocs.body)
}

function sideOfBloc(state: InForce, bloc: string): Side | null {
  const holder: Holder = `bloc:${bloc}`
  const members = state.blocs.body.find(({ code }) => code === bloc)?.members.filter(({ weight }) => weight > 0) ?? []
  const base = state.lenses.get(holder)
  return settle(
    holder,
    members.map(({ country, weight }) => {
      const own = state.lenses.get(`ally:${country}`)
      return { country, weight, submitted: own !== undefined, lens: own ?? base }
    }),
  )
}

function sideOfAlly(state: InForce, country: string): Side | null {
  const holder: Holder = `ally:${country}`
  const own = state.lenses.get(holder)
  if (own) return settle(holder, [{ country, weight: 1, submitted: true, lens: own }])
  const inherited = blocsOf(state.blocs.body, country).map(({ bloc, weight }) => ({
    ...{ country, weight, submitted: false },
    lens: state.lenses.get(`bloc:${bloc}`),
  }))
  return settle(holder, inherited)
}

/** A side of these parts, their weights made shares; null where there is none or one lacks a lens. */
function settle(holder: Holder, parts: (Omit<Part, 'lens'> & { lens: LensVersion | undefined })[]): Side | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const whole = parts.flatMap(({ lens, ...part }): Part[] => (lens ? [{ ...part, weight: part.weight / total, lens }] : []))
  return whole.length > 0 && whole.length === parts.length ? { holder, parts: whole } : null
}

/** When a version came into force, milliseconds since 1970; minus infinity where it always was. */
export function startOf({ inForceFrom }: Version): number {
  return inForceFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(inForceFrom)
}

/** Whether a version is one of the groupings. */
export function isBlocs(version: Version | undefined): version is BlocsVersion {
  return version?.subject === 'blocs'
}

function isLens(version: Version): version is LensVersion {
  return !isBlocs(version) && version.body !== null
}
