import Flatbush from 'flatbush'

export interface Disc {
  x: number
  y: number
  radius: number
}

/** Finds the drawn disc under a point: of several the one whose middle is nearest. */
export class SymbolIndex<T extends Disc> {
  private readonly tree: Flatbush | null
  private readonly discs: readonly T[]

  constructor(discs: readonly T[]) {
    this.discs = discs
    this.tree = discs.length > 0 ? new Flatbush(discs.length) : null
    for (const { x, y, radius } of discs) this.tree?.add(x - radius, y - radius, x + radius, y + radius)
    this.tree?.finish()
  }

  /** The disc at a point, with `slack` pixels for a fingertip or an unsteady hand. */
  at(x: number, y: number, slack = 0): T | null {
    const hits = this.tree?.search(x - slack, y - slack, x + slack, y + slack).map((at) => this.discs[at] as T) ?? []
    const near = hits
      .map((disc) => ({ disc, distance: Math.hypot(disc.x - x, disc.y - y) }))
      .filter(({ disc, distance }) => distance <= disc.radius + slack)
    return (
      near.reduce<(typeof near)[number] | null>((best, one) => (best && best.distance <= one.distance ? best : one), null)?.disc ?? null
    )
  }
}
