import type { RegionLevel } from '@/lib/core/overlay/overlay'
import { hasAreas } from '@/lib/core/overlay/shown-regions'
import { countryOfArea } from '@/lib/core/region/region'

interface Unpointed {
  region: string
  unpointed: number
}

/**
 * Incidents that name only a region and so are no point, by the region whose badge counts them. At the area level an
 * incident that names only a country stays with the country.
 */
export function regionBadges(level: RegionLevel, countries: readonly Unpointed[], areas: readonly Unpointed[]): Map<string, number> {
  const badges = new Map(countries.map(({ region, unpointed }) => [region, unpointed]))
  if (level === 'area')
    for (const { region, unpointed } of areas) {
      const country = countryOfArea(region)
      if (!hasAreas(country)) continue
      badges.set(region, unpointed)
      badges.set(country, (badges.get(country) ?? 0) - unpointed)
    }
  return new Map([...badges].filter(([, count]) => count > 0))
}
