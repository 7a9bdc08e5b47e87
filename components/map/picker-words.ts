'use client'

import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useRegionNames } from '@/components/ui/region-name'
import { shownRegionAt } from './basemap'
import { mapLng, worldSize } from './mercator'
import type { Outlines } from './outlines'
import type { PickerPoint } from './picker-point'

/** Says a point in words: its coordinates, and the country it lies in. */
export function usePickerWords(countries: Outlines | null): (point: PickerPoint) => string {
  const t = useTranslations('map.picker')
  const names = useRegionNames()
  const format = useFormatter()
  return useCallback(
    ({ lng, lat }) => {
      const degrees = (value: number) => format.number(Math.abs(value), { maximumFractionDigits: 3 })
      const coordinates = t('coordinates', {
        lat: degrees(lat),
        ns: lat >= 0 ? 'north' : 'south',
        lng: degrees(lng),
        ew: lng >= 0 ? 'east' : 'west',
      })
      const region = countries && shownRegionAt({ countries, areas: null }, 'country', mapLng(lng), lat, worldSize(7))
      return region ? t('in', { coordinates, region: names.country(region.code) }) : coordinates
    },
    [t, names, format, countries],
  )
}
