import { CRITERIA, type Criterion, type Lens } from './lens'

/** Weights are kept in these parts of one, so that they read well and sum to 1 exactly as far as a person looks. */
const PARTS = 10_000

/**
 * The weights with one of them set to a value 0..1. They keep summing to 1: the others share what is left in the
 * proportions they had, equally where they had none.
 */
export function setWeight(weights: Lens['weights'], criterion: Criterion, value: number): Lens['weights'] {
  const own = Math.round(Math.min(1, Math.max(0, value)) * PARTS)
  const others = CRITERIA.filter((one) => one !== criterion)
  const total = others.reduce((sum, one) => sum + weights[one], 0)
  const exact = others.map((one) => (PARTS - own) * (total > 0 ? weights[one] / total : 1 / others.length))
  const shares = wholeShares(exact, PARTS - own)
  return Object.fromEntries(
    CRITERIA.map((one) => [one, (one === criterion ? own : (shares[others.indexOf(one)] as number)) / PARTS]),
  ) as Lens['weights']
}

/** Whole numbers next to the exact ones that sum to `total`: what is missing goes to those that lost most. */
function wholeShares(exact: readonly number[], total: number): number[] {
  const shares = exact.map(Math.floor)
  const missing = total - shares.reduce((sum, share) => sum + share, 0)
  const order = exact.map((value, at) => ({ at, lost: value - Math.floor(value) })).sort((a, b) => b.lost - a.lost)
  for (let nth = 0; nth < missing; nth++) {
    const { at } = order[nth % order.length] as { at: number }
    shares[at] = (shares[at] as number) + 1
  }
  return shares
}
