/** A stretch of time, milliseconds since 1970. */
export type Span = readonly [start: number, end: number]
/** A moving end of the brush. */
export type Handle = 'from' | 'to'

/** Where a moment lies on an axis of `width` pixels, not beyond its ends. */
export function xOf(domain: Span, width: number, at: number): number {
  const share = (at - domain[0]) / (domain[1] - domain[0])
  return Math.min(1, Math.max(0, share)) * width
}

/** The moment at a pixel of the axis, within the domain. */
export function timeAt(domain: Span, width: number, x: number): number {
  const share = width <= 0 ? 0 : Math.min(1, Math.max(0, x / width))
  return Math.round(domain[0] + share * (domain[1] - domain[0]))
}

/** The window between two moments, widened to whole steps counted from the start of the domain, at least one step long. */
export function windowBetween(domain: Span, step: number, a: number, b: number): Span {
  const from = domain[0] + Math.floor((Math.min(a, b) - domain[0]) / step) * step
  const to = domain[0] + Math.ceil((Math.max(a, b) - domain[0]) / step) * step
  const start = Math.max(domain[0], Math.min(from, domain[1] - step))
  return [start, Math.min(domain[1], Math.max(to, start + step))]
}

/** The window after one of its ends moved by `delta` milliseconds: within the domain, never shorter than a step. */
export function moveHandle(domain: Span, step: number, window: Span, handle: Handle, delta: number): Span {
  if (handle === 'from') return [Math.min(Math.max(domain[0], window[0] + delta), window[1] - step), window[1]]
  return [window[0], Math.max(Math.min(domain[1], window[1] + delta), window[0] + step)]
}

/** By how many milliseconds a key moves an end: arrows one step, Page keys ten, Home and End to the edge; null for other keys. */
export function keyDelta(key: string, step: number, domain: Span): number | null {
  const length = domain[1] - domain[0]
  const deltas: Record<string, number> = {
    ArrowLeft: -step,
    ArrowDown: -step,
    ArrowRight: step,
    ArrowUp: step,
    PageDown: -10 * step,
    PageUp: 10 * step,
    Home: -length,
    End: length,
  }
  return deltas[key] ?? null
}
