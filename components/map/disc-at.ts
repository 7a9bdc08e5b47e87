export interface Disc {
  x: number
  y: number
  radius: number
}

/** The drawn disc under a point, of several the one whose middle is nearest; with `slack` pixels for a fingertip or an unsteady hand. */
export function discAt<T extends Disc>(discs: readonly T[], x: number, y: number, slack = 0): T | null {
  let found: T | null = null
  let nearest = Number.POSITIVE_INFINITY
  for (const disc of discs) {
    const distance = Math.hypot(disc.x - x, disc.y - y)
    if (distance > disc.radius + slack || distance >= nearest) continue
    found = disc
    nearest = distance
  }
  return found
}
