import { describe, expect, it } from 'vitest'
import { presetOf, presetWindow, stepWindow, WINDOW_PRESETS } from './time-window'

const NOW = Date.UTC(2026, 10, 23, 6, 12, 30)
const HOUR = 3_600_000

describe('presets', () => {
  it('start at an absolute minute and stay open at the end', () => {
    expect(presetWindow('6h', NOW)).toEqual({ from: Date.UTC(2026, 10, 23, 0, 12), to: null })
    expect(presetWindow('all', NOW)).toEqual({ from: null, to: null })
  })

  it('are recognised until the window has grown by a twentieth', () => {
    for (const preset of WINDOW_PRESETS) expect(presetOf(presetWindow(preset, NOW), NOW)).toBe(preset)
    const day = presetWindow('24h', NOW)
    expect(presetOf(day, NOW + HOUR)).toBe('24h')
    expect(presetOf(day, NOW + 2 * HOUR)).toBeNull()
    expect(presetOf({ ...day, to: NOW }, NOW)).toBeNull()
  })
})

describe('stepWindow', () => {
  it('moves by its own length and comes back', () => {
    const window = { from: NOW - HOUR, to: NOW }
    const back = stepWindow(window, -1, [0, NOW])
    expect(back).toEqual({ from: NOW - 2 * HOUR, to: NOW - HOUR })
    expect(stepWindow(back, 1, [0, NOW])).toEqual(window)
  })

  it('takes an open end from the span', () => {
    expect(stepWindow({ from: NOW - HOUR, to: null }, -1, [0, NOW])).toEqual({ from: NOW - 2 * HOUR, to: NOW - HOUR })
  })
})
