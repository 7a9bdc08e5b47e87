/** Seeded chance: the same seed gives the same throws, so that a scenario can be told again. */
export interface Dice {
  /** A number from 0 (included) to 1 (excluded). */
  roll(): number
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number
  /** One of a list, each as likely. */
  pick<T>(list: readonly T[]): T
  /** One of the names of a table, as likely as its weight. */
  draw<K extends string>(weights: Partial<Record<K, number>>): K
  /** Roughly normal, mean 0, standard deviation 1 (sum of twelve throws). */
  spread(): number
}

/** Dice from a text seed: FNV-1a into mulberry32. */
export function createDice(seed: string): Dice {
  let state = 0x811c9dc5
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) as number), 0x01000193)
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    roll,
    between: (min, max) => min + Math.floor(roll() * (max - min + 1)),
    pick: (list) => list[Math.floor(roll() * list.length)] as (typeof list)[number],
    draw: (weights) => drawFrom(weights, roll()),
    spread: () => Array.from({ length: 12 }, roll).reduce((sum, one) => sum + one, -6),
  }
}

function drawFrom<K extends string>(weights: Partial<Record<K, number>>, at: number): K {
  const entries = Object.entries(weights) as [K, number][]
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [name, weight] of entries) {
    left -= weight
    if (left < 0) return name
  }
  return (entries.at(-1) as [K, number])[0]
}
