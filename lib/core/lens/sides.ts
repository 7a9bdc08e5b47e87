import { parseHolder } from './holder'
import { DEFAULT_SIDES, type Sides } from './in-force'

/** Reads the two sides of a comparison, `ally:EE,ally:FR`; the blocs East and West where they are not two different holders. */
export function readSides(text: string | null): Sides {
  const [first, second, ...others] = (text ?? '').split(',').map(parseHolder)
  return first && second && first !== second && others.length === 0 ? [first, second] : DEFAULT_SIDES
}

/** Writes them for an address; null for the two that go without saying. */
export function writeSides(sides: Sides): string | null {
  return isSame(sides, DEFAULT_SIDES) ? null : sides.join(',')
}

/** Whether two pairs of sides are the same, in the same order. */
export function isSame(one: Sides, other: Sides): boolean {
  return one[0] === other[0] && one[1] === other[1]
}
