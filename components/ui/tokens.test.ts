import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../app/globals.css'), 'utf8')

/** Opaque tokens of a theme as lightness, chroma, hue. */
function tokensOf(selector: string): Map<string, [number, number, number]> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('\n}')[0] ?? ''
  const found = block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)
  return new Map([...found].map(([, name = '', l, c, h]) => [name, [Number(l), Number(c), Number(h)]]))
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour; the matrices are those of CSS Color 4. */
function luminance([l, c, h]: [number, number, number]): number {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const
  const rgb = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ].map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number]
  return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
}

describe.each([':root', '[data-theme="dark"]'])('tokens of %s', (selector) => {
  const tokens = tokensOf(selector)
  const contrast = (one: string, other: string) => {
    const [a, b] = [one, other].map((name) => luminance(tokens.get(name) ?? [Number.NaN, 0, 0])) as [number, number]
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  }

  it.each(['ink', 'ink-2', 'ink-3', 'act', 'accent', 'ok'])('--%s is readable on every surface', (ink) => {
    for (const surface of ['surface', 'surface-2', 'raised']) expect(contrast(ink, surface), surface).toBeGreaterThanOrEqual(4.5)
  })

  it('carry readable text on their fills', () => {
    expect(contrast('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
    expect(contrast('on-act', 'act')).toBeGreaterThanOrEqual(4.5)
    expect(contrast('act', 'act-surface')).toBeGreaterThanOrEqual(4.5)
    expect(contrast('ink', 'accent-surface')).toBeGreaterThanOrEqual(4.5)
  })

  it('bound controls and show focus with enough contrast', () => {
    for (const surface of ['surface', 'surface-2', 'raised']) {
      expect(contrast('line-strong', surface), surface).toBeGreaterThanOrEqual(3)
      expect(contrast('accent', surface), surface).toBeGreaterThanOrEqual(3)
    }
  })

  it('show symbols against every shade of every overlay', () => {
    const shades = [...tokens.keys()].filter((name) => /^(west|east|div|count|class)-/.test(name))
    expect(shades.length).toBe(28)
    for (const shade of shades) expect(Math.max(contrast('symbol', shade), contrast('symbol-halo', shade)), shade).toBeGreaterThanOrEqual(3)
  })
})
