import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, nearestPlace, type PlaceColumns, searchPlaces } from './gazetteer'

const columns: PlaceColumns = JSON.parse(readFileSync(new URL('../../public/geo/places.json', import.meta.url), 'utf8'))
const gazetteer = buildGazetteer(columns)

describe('searchPlaces', () => {
  it('finds a town by a prefix, the most populous first', () => {
    const [first, ...rest] = searchPlaces(gazetteer, 'tall')
    expect(first).toMatchObject({ name: 'Tallinn', country: 'EE' })
    for (const place of rest.filter((one) => one.name.toLowerCase().startsWith('tall')))
      expect(place.population).toBeLessThanOrEqual(first?.population ?? 0)
  })

  it('does not mind case, diacritics and hyphens', () => {
    expect(searchPlaces(gazetteer, 'sao paulo')[0]?.name).toBe('São Paulo')
    expect(searchPlaces(gazetteer, 'SAINT ETIENNE')[0]?.name).toBe('Saint-Étienne')
  })

  it('finds a later word of a name, after the names that start with it', () => {
    const names = searchPlaces(gazetteer, 'york').map((place) => place.name)
    expect(names[0]).toBe('York')
    expect(names).toContain('New York City')
  })

  it('is empty for nothing and for what is not there', () => {
    expect(searchPlaces(gazetteer, '  ')).toEqual([])
    expect(searchPlaces(gazetteer, 'qqqqqq')).toEqual([])
  })
})

describe('nearestPlace', () => {
  it('names the town next to a point', () => {
    const near = nearestPlace(gazetteer, 24.75, 59.44)
    expect(near?.place.name).toBe('Tallinn')
    expect(near?.km).toBeLessThan(5)
  })

  it('is null far from anywhere', () => {
    expect(nearestPlace(gazetteer, -140, -50)).toBeNull()
  })

  it('reaches across the antimeridian', () => {
    const here = buildGazetteer({ names: ['Edge'], country: ['FJ'], area: [null], lng: [179.95], lat: [0], population: [1] })
    expect(nearestPlace(here, -179.95, 0)?.km).toBeCloseTo(11.1, 0)
  })
})
