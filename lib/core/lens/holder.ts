import { ALLIES, type Grouping, isBlocCode } from '../region/grouping'

/** Who has a lens: a bloc (`bloc:east`) or an ally (`ally:EE`). */
export type Holder = `bloc:${string}` | `ally:${string}`

/** What is governed: a holder's lens, or the groupings of allies into blocs. */
export type Subject = Holder | 'blocs'

/** The holder that a text names: a bloc of any sound code, or a member of an alliance; null for other texts. */
export function parseHolder(text: string): Holder | null {
  if (text.startsWith('bloc:')) return isBlocCode(text.slice(5)) ? `bloc:${text.slice(5)}` : null
  return text.startsWith('ally:') && ALLIES.includes(text.slice(5)) ? `ally:${text.slice(5)}` : null
}

/** The subject that a text names; null for other texts. */
export function parseSubject(text: string): Subject | null {
  return text === 'blocs' ? text : parseHolder(text)
}

/** The code after the colon, and which of the two it is. */
export function partsOf(holder: Holder): { sort: 'bloc' | 'ally'; code: string } {
  return { sort: holder.startsWith('bloc:') ? 'bloc' : 'ally', code: holder.slice(5) }
}

/** All who can be a side of a comparison: the blocs in their order, then the allies by code. */
export function holdersOf(groupings: readonly Grouping[]): Holder[] {
  return [...groupings.map(({ code }): Holder => `bloc:${code}`), ...ALLIES.map((code): Holder => `ally:${code}`)]
}
