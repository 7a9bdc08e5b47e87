import { featuresContaining } from '@rapideditor/country-coder'
import { isCountry } from '../../core/region/region'
import integralTerritories from './integral-territories.json'

type RegionFeature = ReturnType<typeof featuresContaining>[number]

/** Crimea with Sevastopol and northern Cyprus, as Wikidata names them: given to the country that the UN sees there. */
const OVERRIDES: ReadonlyMap<string, string> = new Map([
  ['Q7835', 'UA'],
  ['Q23681', 'CY'],
])
/** Territories that belong to a state as its own subdivisions (Svalbard, Åland, overseas departments): answered as that state. */
const INTEGRAL: ReadonlyMap<string, string> = new Map(Object.entries(integralTerritories))
/** Western Sahara's northern border, degrees: the source gives most of it to Morocco. */
const SAHARA_BORDER_LAT = 27.6667
/** Up to this the source's outlines are whole; between it and its mirror, at the antimeridian, they have a gap. Degrees. */
const SEAM = 179.98

/**
 * The country at a point, as an ISO 3166-1 alpha-2 code (or XK); null in international waters and on unclaimed land.
 * Coastal waters count for the country. Self-governing territories (FO, GL, GU) keep their own code.
 * @param lng degrees, −180 to 180
 * @param lat degrees, −90 to 90
 */
export function countryAt(lng: number, lat: number): string | null {
  const features = featuresContaining([Math.abs(lng) > SEAM ? SEAM : lng, lat])
  for (const feature of features) {
    const code = codeOf(feature)
    if (code !== null) return code === 'MA' && lat < SAHARA_BORDER_LAT ? 'EH' : code
  }
  return null
}

/** Features come smallest first, so overrides meet before the country around them; groups and unions have no code of a country. */
function codeOf({ properties }: RegionFeature): string | null {
  const override = OVERRIDES.get(properties.wikidata)
  if (override !== undefined) return override
  const code = properties.iso1A2
  if (code === undefined || !isCountry(code)) return null
  return INTEGRAL.get(code) ?? code
}
