import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Basemap, shownOutlines, shownRegionAt } from './basemap'
import { arcsAt } from './detail'
import { EAST_EDGE, kmToPixels, mapLng, recordLng, WEST_EDGE, worldSize, xOf, yOf } from './mercator'
import { type MapTopology, readOutlines } from './outlines'
import { type Frame, traceRegion } from './trace'

const read = (name: string) =>
  readOutlines(JSON.parse(readFileSync(new URL(`../../public/geo/${name}.json`, import.meta.url), 'utf8')) as MapTopology)
const countries = read('countries')
const areas = read('areas')
const basemap: Basemap = { countries, areas }
const whole = (zoom: number): Frame => ({ scale: worldSize(zoom), left: 0, top: 0, width: worldSize(zoom) * 1.1, height: worldSize(zoom) })

/** Keeps the rings that a path is made of. */
class Rings {
  readonly all: [number, number][][] = []
  closed = 0
  moveTo(x: number, y: number): void {
    this.all.push([[x, y]])
  }
  lineTo(x: number, y: number): void {
    this.all.at(-1)?.push([x, y])
  }
  closePath(): void {
    this.closed++
  }
}

function trace(code: string, zoom = 3): Rings {
  const rings = new Rings()
  const region = countries.regions.find((one) => one.code === code)
  if (region) traceRegion(rings, region, arcsAt(countries, worldSize(zoom)), whole(zoom))
  return rings
}

describe('Mercator', () => {
  it('puts the world where Leaflet puts it', () => {
    expect([xOf(-180), xOf(0), yOf(0)]).toEqual([0, 0.5, 0.5])
    expect(yOf(85.0511287798)).toBeCloseTo(0, 9)
    expect(kmToPixels(100, 0, 5)).toBeCloseTo(20.44, 2)
    expect(kmToPixels(100, 60, 5)).toBeCloseTo(2 * kmToPixels(100, 0, 5), 6)
  })

  it('shows the far east of the record beside the rest of it, and back', () => {
    expect(mapLng(-175)).toBe(185)
    expect(recordLng(185)).toBe(-175)
    expect([mapLng(-160), mapLng(24)]).toEqual([-160, 24])
  })
})

describe('outlines', () => {
  it('lie inside the world of the map, and no ring jumps across it', () => {
    for (const { code } of countries.regions)
      for (const ring of trace(code).all)
        ring.forEach(([x], at) => {
          const before = ring[at - 1]?.[0] ?? x
          expect(Math.abs(x - before) / worldSize(3), code).toBeLessThan(0.1)
        })
    const xs = countries.regions.flatMap(({ box }) => [box[0], box[2]])
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(xOf(WEST_EDGE) - 1e-6)
    expect(Math.max(...xs)).toBeLessThanOrEqual(xOf(EAST_EDGE) + 1e-6)
  })

  it('are closed once for each ring, and end where they begin', () => {
    const russia = trace('RU')
    expect(russia.closed).toBe(russia.all.length)
    for (const ring of russia.all) expect(ring.at(-1)).toEqual(ring[0])
  })

  it('are left out where they are not in the frame', () => {
    const rings = new Rings()
    const far = countries.regions.find(({ code }) => code === 'NZ')
    const europe: Frame = { scale: worldSize(4), left: worldSize(4) * 0.5, top: worldSize(4) * 0.25, width: 400, height: 400 }
    expect(far && traceRegion(rings, far, countries.arcs, europe)).toBe(false)
    expect(rings.all).toEqual([])
  })

  it('know what is on both sides of a border', () => {
    const borders = countries.sides.filter((codes) => codes.length === 2).map((codes) => [...codes].sort().join(' '))
    expect(borders).toContain('EE LV')
    expect(areas.sides.some(([one, other]) => one === 'EE' && other === 'EE')).toBe(true)
  })

  it('lose points with the scale, but no end of an arc', () => {
    const [coarse, fine] = [arcsAt(countries, worldSize(2)), arcsAt(countries, worldSize(7))]
    const size = (arcs: Float64Array[]) => arcs.reduce((sum, arc) => sum + arc.length, 0)
    expect(size(coarse)).toBeLessThan(size(fine) / 2)
    countries.arcs.forEach((arc, at) => {
      expect(coarse[at]?.slice(0, 2)).toEqual(arc.slice(0, 2))
      expect(coarse[at]?.slice(-2)).toEqual(arc.slice(-2))
    })
  })
})

describe('the region at a place', () => {
  const at = (level: 'country' | 'area', lng: number, lat: number) =>
    shownRegionAt(basemap, level, mapLng(lng), lat, worldSize(6))?.code ?? null

  it('is the country, or the area where there are areas', () => {
    expect(at('country', 24.75, 59.3)).toBe('EE')
    expect(at('area', 24.75, 59.3)).toBe('EE-37')
    expect(at('area', 68, 48)).toBe('KZ')
  })

  it('is found beyond 180°, in enclaves and at points, and not at sea', () => {
    expect(at('country', -175, 66.5)).toBe('RU')
    expect(at('country', 28.2, -29.5)).toBe('LS')
    expect(at('country', -5.35, 36.14)).toBe('GI')
    expect(at('country', -30, 50)).toBeNull()
  })

  it('hides the countries that areas stand for', () => {
    const shown = shownOutlines(basemap, 'area').flatMap(({ regions }) => regions.map(({ code }) => code))
    expect(shown).toContain('EE-37')
    expect(shown).not.toContain('EE')
    expect(new Set(shown).size).toBe(shown.length)
  })
})
