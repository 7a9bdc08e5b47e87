import type { Holder } from '../lens/holder'
import { holdersOf } from '../lens/holder'
import { compileSide, type InForce, type Side, sideOf } from '../lens/in-force'
import type { CompiledLens } from '../lens/score'

/** A holder with its effective lens. */
export interface HolderLens {
  holder: Holder
  /** Whether it has a lens of its own: an ally that it submitted, a bloc that at least one member submitted. */
  submitted: boolean
  /** The blocs whose lens an ally without one of its own inherits. */
  inherits: Holder[]
  /** One object for all whose lens is made of the same versions. */
  lens: CompiledLens
}

/** The effective lenses of all blocs and allies; who has none to inherit is left out. Equal ones are compiled once. */
export function holderLenses(state: InForce): HolderLens[] {
  const compiled = new Map<string, CompiledLens>()
  return holdersOf(state.blocs.body).flatMap((holder): HolderLens[] => {
    const side = sideOf(state, holder)
    if (!side) return []
    const made = madeOf(side)
    const lens = compiled.get(made) ?? compileSide(side, state.blocs.body)
    compiled.set(made, lens)
    const submitted = side.parts.some((part) => part.submitted)
    return [
      { holder, submitted, inherits: holder.startsWith('ally:') && !submitted ? side.parts.map((part) => part.lens.subject) : [], lens },
    ]
  })
}

/** The versions that a side is made of, with their shares: equal for equal lenses. */
function madeOf({ parts }: Side): string {
  const shares = new Map<string, number>()
  for (const { lens, weight } of parts) {
    const name = `${lens.subject}@${lens.version}`
    shares.set(name, (shares.get(name) ?? 0) + weight)
  }
  if (shares.size === 1) return [...shares.keys()].join()
  return [...shares]
    .map(([name, share]) => `${name}*${share.toFixed(12)}`)
    .sort()
    .join()
}
