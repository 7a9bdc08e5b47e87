import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLASSES } from '@/lib/core/lens/lens'
import { HATCH } from '@/lib/core/overlay/hatch'

type Triple = [number, number, number]
type Matrix = [Triple, Triple, Triple]

/** Machado, Oliveira and Fernandes 2009, full deficiency, over linear sRGB. */
const SIGHTS: Record<string, Matrix> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Distance in OKLab that two neighbours of a ramp keep, and the two ends of the diverging one. About 0.02 is just seen side by side. */
const NEIGHBOURS = 0.03
const ENDS = 0.15
const css = readFileSync('app/globals.css', 'utf8')
const DARK = css.indexOf('[data-theme="dark"] {')
const THEMES = { light: css.slice(0, DARK), dark: css.slice(DARK) }

const apply = (matrix: Matrix, [a, b, c]: Triple): Triple => matrix.map((row) => row[0] * a + row[1] * b + row[2] * c) as Triple

/** Ottosson 2020. */
function linearOf([lightness, chroma, hue]: Triple): Triple {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const [l, m, s] = [
    (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ]
  const linear: Triple = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return linear.map((value) => Math.min(1, Math.max(0, value))) as Triple
}

function labOf([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function tokens(theme: keyof typeof THEMES, names: readonly string[]): Triple[] {
  return names.map((name) => {
    const found = new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(THEMES[theme])
    if (!found) throw new Error(`the ${theme} theme has no --${name}`)
    return found.slice(1, 4).map(Number) as Triple
  })
}

const seen = (color: Triple, sight: string) =>
  labOf(apply(SIGHTS[sight] as Matrix, linearOf(color)).map((v) => Math.min(1, Math.max(0, v))) as Triple)
const distance = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
const numbered = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}-${at + 1}`)
const RAMPS = { east: numbered('east', 5), west: numbered('west', 5), count: numbered('count', 5), div: numbered('div', 9) }

describe.each(['light', 'dark'] as const)('the colours of the overlays, %s theme', (theme) => {
  it.each(Object.keys(SIGHTS))('keep neighbouring steps apart for %s', (sight) => {
    for (const [name, ramp] of Object.entries(RAMPS)) {
      const colors = tokens(theme, ramp).map((color) => seen(color, sight))
      for (let at = 1; at < colors.length; at++)
        expect(distance(colors[at - 1] as Triple, colors[at] as Triple), `${name} ${at} and ${at + 1}`).toBeGreaterThan(NEIGHBOURS)
    }
  })

  it.each(Object.keys(SIGHTS))('tell East from West for %s', (sight) => {
    const colors = tokens(theme, RAMPS.div).map((color) => seen(color, sight))
    expect(distance(colors[0] as Triple, colors[8] as Triple)).toBeGreaterThan(ENDS)
  })
})

it('the four classes differ without any colour', () => {
  expect(new Set(CLASSES.map((name) => JSON.stringify(HATCH[name]))).size).toBe(CLASSES.length)
})
