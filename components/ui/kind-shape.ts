import type { Kind, Severity } from '@/lib/core/taxonomy'

/** Outline of each kind as SVG path data in a box of 24 × 24, filled with the even-odd rule. Pure data: for SVG and for a canvas. */
export const KIND_SHAPE: Record<Kind, string> = {
  misinformation: 'M3 4H21V16H12L7 21V16H3Z',
  'election-interference': 'M4 4H20V20H4ZM8 8V10.5H16V8Z',
  cyber: 'M12 2.5L20.2 7.25V16.75L12 21.5L3.8 16.75V7.25Z',
  sabotage: 'M12 3L21.5 20H2.5Z',
  terrorism: 'M12 1.5L14.9 9.1L22.5 12L14.9 14.9L12 22.5L9.1 14.9L1.5 12L9.1 9.1Z',
  migration: 'M3 8H12V3L22 12L12 21V16H3Z',
}

/** Width of the ring that says the severity, in CSS pixels around a symbol of 14 px; 0 is no ring: no information. */
export const SEVERITY_RING: Record<Severity, number> = { unknown: 0, minor: 1, moderate: 2, severe: 3, extreme: 4.5 }
