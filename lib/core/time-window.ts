/** A window of time, milliseconds since 1970: from `from`, up to but without `to`; null is open on that side. */
export interface TimeWindow {
  from: number | null
  to: number | null
}

/** The windows offered by name, in milliseconds; `all` has no bound. */
export const WINDOW_PRESETS = ['1h', '6h', '24h', '7d', '30d', '90d', 'all'] as const
export type WindowPreset = (typeof WINDOW_PRESETS)[number]

const HOUR_MS = 3_600_000
const LENGTH_MS: Record<Exclude<WindowPreset, 'all'>, number> = {
  '1h': HOUR_MS,
  '6h': 6 * HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 168 * HOUR_MS,
  '30d': 720 * HOUR_MS,
  '90d': 2160 * HOUR_MS,
}
/** A window from a preset is the preset's until it has grown by this share; the moment asked about may lag behind by so much. */
const DRIFT = 0.05
const LAG_MS = 120_000

/**
 * The window of a preset at a moment. `from` is absolute, so that a shared link shows the same incidents to the
 * next reader; the end stays open, so that what happens next comes in.
 */
export function presetWindow(preset: WindowPreset, now: number): TimeWindow {
  if (preset === 'all') return { from: null, to: null }
  const minute = 60_000
  return { from: Math.floor((now - LENGTH_MS[preset]) / minute) * minute, to: null }
}

/** How far back a preset reaches, milliseconds; null for all. */
export function presetLength(preset: WindowPreset): number | null {
  return preset === 'all' ? null : LENGTH_MS[preset]
}

/** The preset that a window still stands for at a moment; null where it is another one. */
export function presetOf(window: TimeWindow, now: number): WindowPreset | null {
  if (window.to !== null) return null
  if (window.from === null) return 'all'
  const length = now - window.from
  return (
    WINDOW_PRESETS.find(
      (preset) => preset !== 'all' && length >= LENGTH_MS[preset] - LAG_MS && length <= LENGTH_MS[preset] * (1 + DRIFT),
    ) ?? null
  )
}

/** The window moved by its own length, back (-1) or on (1); the open sides are those of `span`. */
export function stepWindow(window: TimeWindow, direction: -1 | 1, span: readonly [number, number]): TimeWindow {
  const from = window.from ?? span[0]
  const to = window.to ?? Math.max(span[1], from + 60_000)
  const length = to - from
  return { from: from + direction * length, to: to + direction * length }
}
