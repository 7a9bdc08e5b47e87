import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AREAS, COUNTRIES } from '../../core/region/region'
import { createLocator, readAreasFile } from './locate'

const topology = readAreasFile('public/geo/areas.json')
const locate = createLocator(() => topology)

type Row = [name: string, lng: number, lat: number, country: string | null, area: string | null]

const CAPITALS: Row[] = [
  ['Tirana', 19.818, 41.328, 'AL', 'AL-11'],
  ['Brussels', 4.352, 50.847, 'BE', 'BE-BRU'],
  ['Sofia', 23.324, 42.697, 'BG', 'BG-22'],
  ['Ottawa', -75.697, 45.421, 'CA', 'CA-ON'],
  ['Prague', 14.421, 50.088, 'CZ', 'CZ-10'],
  ['Berlin', 13.405, 52.52, 'DE', 'DE-BE'],
  ['Copenhagen', 12.568, 55.676, 'DK', 'DK-84'],
  ['Tallinn', 24.754, 59.437, 'EE', 'EE-37'],
  ['Madrid', -3.704, 40.417, 'ES', 'ES-M'],
  ['Helsinki', 24.938, 60.17, 'FI', 'FI-18'],
  ['Paris', 2.352, 48.857, 'FR', 'FR-75C'],
  ['London (Westminster)', -0.1357, 51.501, 'GB', 'GB-WSM'],
  ['Athens', 23.728, 37.984, 'GR', 'GR-I'],
  ['Zagreb', 15.977, 45.813, 'HR', 'HR-21'],
  ['Budapest', 19.04, 47.498, 'HU', 'HU-BU'],
  ['Reykjavík', -21.895, 64.135, 'IS', 'IS-1'],
  ['Rome', 12.496, 41.903, 'IT', 'IT-RM'],
  ['Vilnius', 25.28, 54.687, 'LT', 'LT-VL'],
  ['Luxembourg', 6.13, 49.611, 'LU', 'LU-L'],
  ['Riga', 24.105, 56.949, 'LV', 'LV-RIX'],
  ['Podgorica', 19.262, 42.441, 'ME', 'ME-16'],
  ['Skopje', 21.428, 41.997, 'MK', 'MK-8'],
  ['Amsterdam', 4.904, 52.368, 'NL', 'NL-NH'],
  ['Oslo', 10.752, 59.914, 'NO', 'NO-03'],
  ['Warsaw', 21.012, 52.23, 'PL', 'PL-14'],
  ['Lisbon', -9.139, 38.722, 'PT', 'PT-11'],
  ['Bucharest', 26.103, 44.427, 'RO', 'RO-B'],
  ['Stockholm', 18.069, 59.329, 'SE', 'SE-AB'],
  ['Ljubljana', 14.506, 46.057, 'SI', 'SI-OSR'],
  ['Bratislava', 17.108, 48.149, 'SK', 'SK-BL'],
  ['Ankara', 32.86, 39.934, 'TR', 'TR-06'],
  ['Washington', -77.037, 38.907, 'US', 'US-DC'],
]

const EAST: Row[] = [
  ['Simferopol', 34.103, 44.952, 'UA', 'UA-43'],
  ['Sevastopol', 33.525, 44.606, 'UA', 'UA-40'],
  ['the sea off Yalta', 34.3, 44.4, 'UA', 'UA-43'],
  ['Kyiv', 30.523, 50.45, 'UA', 'UA-30'],
  ['Bila Tserkva', 30.131, 49.796, 'UA', 'UA-32'],
  ['Donetsk', 37.803, 48.015, 'UA', 'UA-14'],
  ['Kaliningrad', 20.511, 54.71, 'RU', 'RU-KGD'],
  ['Moscow', 37.617, 55.756, 'RU', 'RU-MOW'],
  ['Sergiyev Posad', 38.136, 56.315, 'RU', 'RU-MOS'],
  ['Narva', 28.179, 59.377, 'EE', 'EE-45'],
  ['Ivangorod', 28.223, 59.376, 'RU', 'RU-LEN'],
  ['Pristina', 21.167, 42.667, 'XK', 'XK-PRI'],
  ['Rîbnița', 29.0, 47.768, 'MD', 'MD-SN'],
  ['Sukhumi', 41.023, 43.004, 'GE', 'GE-AB'],
  ['Minsk', 27.567, 53.9, 'BY', 'BY-HM'],
  ['Baku', 49.867, 40.409, 'AZ', 'AZ-BA'],
  ['Yerevan', 44.513, 40.178, 'AM', 'AM-ER'],
]

const EDGES: Row[] = [
  ['Nicosia north', 33.364, 35.195, 'CY', 'CY-01'],
  ['Kyrenia', 33.317, 35.337, 'CY', 'CY-06'],
  ['Famagusta', 33.942, 35.12, 'CY', 'CY-04'],
  ['the buffer zone', 33.36, 35.175, 'CY', 'CY-01'],
  ['Ceuta', -5.32, 35.889, 'ES', 'ES-CE'],
  ['Las Palmas', -15.413, 28.1, 'ES', 'ES-GC'],
  ['Ponta Delgada', -25.67, 37.741, 'PT', 'PT-20'],
  ['Longyearbyen', 15.635, 78.223, 'NO', 'NO-21'],
  ['Mariehamn', 19.935, 60.097, 'FI', 'FI-01'],
  ['Cayenne', -52.335, 4.938, 'FR', 'FR-973'],
  ['Kralendijk', -68.27, 12.15, 'NL', 'NL-BQ1'],
  ['Tórshavn', -6.772, 62.011, 'FO', null],
  ['Nuuk', -51.736, 64.181, 'GL', 'GL-SM'],
  ['Hagåtña', 144.75, 13.475, 'GU', null],
  ['San Juan', -66.106, 18.466, 'PR', null],
  ['Monaco', 7.42, 43.738, 'MC', null],
  ['Gibraltar', -5.353, 36.141, 'GI', null],
  ['Vatican', 12.453, 41.903, 'VA', null],
  ['Laayoune', -13.2, 27.15, 'EH', null],
  ['Hargeisa', 44.065, 9.56, 'SO', null],
  ['Kabul', 69.172, 34.555, 'AF', null],
  ['mid-Atlantic', -40, 40, null, null],
  ['North Pole', 0, 90, null, null],
  ['Bering strait, west', -169.8, 66.1, 'RU', 'RU-CHU'],
  ['Bering strait, east', -168.1, 65.6, 'US', 'US-AK'],
  ['Attu', 173.18, 52.84, 'US', 'US-AK'],
  ['St Lawrence Island', -170.3, 63.4, 'US', 'US-AK'],
  ['Chukotka at 180', 180, 68.7, 'RU', 'RU-CHU'],
  ['Chukotka at −180', -180, 68.7, 'RU', 'RU-CHU'],
  ['Provideniya', -173.226, 64.424, 'RU', 'RU-CHU'],
  ['Provideniya, one turn on', 186.774, 64.424, 'RU', 'RU-CHU'],
]

describe('locate', () => {
  it.each([...CAPITALS, ...EAST, ...EDGES])('%s (%d, %d) is in %s, %s', (_name, lng, lat, country, area) => {
    expect(locate(lng, lat)).toEqual({ country, area })
  })

  it('finds each area at its own label point', () => {
    const strays = topology.objects.areas.geometries.flatMap((geometry) => {
      const [lng, lat] = (geometry.properties as { label: [number, number] }).label
      const { area } = locate(lng, lat)
      return area === geometry.id ? [] : [`${geometry.id} at ${lng}, ${lat} is ${area}`]
    })
    expect(strays).toEqual([])
  })

  it('answers known codes only, the area in its country, anywhere on earth', () => {
    const countries = new Set(COUNTRIES)
    const areas = new Set(AREAS.map(({ code }) => code))
    const lng = fc.double({ min: -540, max: 540, noNaN: true })
    const lat = fc.double({ min: -90, max: 90, noNaN: true })
    fc.assert(
      fc.property(lng, lat, (x, y) => {
        const { country, area } = locate(x, y)
        expect(country === null || countries.has(country)).toBe(true)
        expect(area === null || (areas.has(area) && area.startsWith(`${country}-`))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('knows every code of the list, and no other', () => {
    const drawn = topology.objects.areas.geometries.map(({ id }) => id)
    expect([...drawn].sort()).toEqual(AREAS.map(({ code }) => code).sort())
  })

  it.each([
    [Number.NaN, 0],
    [0, 90.1],
    [Number.POSITIVE_INFINITY, 0],
  ])('refuses %d, %d', (lng, lat) => {
    expect(() => locate(lng, lat)).toThrow(RangeError)
  })

  it('passes on what reading throws', () => {
    expect(() => createLocator(() => readAreasFile('no-such-file.json'))(24.7, 59.4)).toThrow(/ENOENT/)
  })
})
