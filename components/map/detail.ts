import type { Outlines } from './outlines'
import { thinArcs } from './thin-arcs'

/** Detail that is dropped, pixels. */
const TOLERANCE = 0.7
const KEPT_SCALES = 3

const thinned = new WeakMap<Outlines, Map<number, Float64Array[]>>()

/** The arcs of outlines with the detail that a scale (pixels of the whole world) can show; the latest scales are kept. */
export function arcsAt(outlines: Outlines, scale: number): Float64Array[] {
  const byScale = thinned.get(outlines) ?? new Map<number, Float64Array[]>()
  thinned.set(outlines, byScale)
  const known = byScale.get(scale)
  if (known) return known
  const arcs = thinArcs(outlines.arcs, TOLERANCE / scale)
  byScale.set(scale, arcs)
  for (const old of [...byScale.keys()].slice(0, -KEPT_SCALES)) byScale.delete(old)
  return arcs
}
