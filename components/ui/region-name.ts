'use client'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { regionSort } from '@/lib/core/region/region'
import { useAreaNames } from './area-names'
import { useBlocNames } from './groupings'

/** Names of regions in the reader's language. */
export interface RegionNames {
  /** ISO 3166-1 alpha-2. */
  country(code: string): string
  /** ISO 3166-2; by the name the area has at home, and by its code until that is fetched. */
  area(code: string): string
  /** A bloc or an alliance. */
  bloc(code: string): string
  /** An origin: a country, `non-state` or `unknown`. */
  origin(code: string): string
  /** Any region code, by its form. */
  region(code: string): string
}

const byLocale = new Map<string, Intl.DisplayNames>()

/** Making one costs more than asking it, and every symbol of the map has its name. */
function displayNames(locale: string): Intl.DisplayNames {
  const names = byLocale.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  byLocale.set(locale, names)
  return names
}

export function useRegionNames(): RegionNames {
  const locale = useLocale()
  const t = useTranslations('words')
  const areaNames = useAreaNames()
  const blocs = useBlocNames()
  return useMemo(() => {
    const countries = displayNames(locale)
    const country = (code: string) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code)
    const area = (code: string) => areaNames.get(code) ?? code
    const bloc = (code: string) => (code === 'east' || code === 'west' ? t(`bloc.${code}`) : blocs.get(code) || code)
    const origin = (code: string) => (code === 'unknown' || code === 'non-state' ? t(`origin.${code}`) : country(code))
    const of = { area, country, bloc, alliance: bloc }
    const region = (code: string) => of[regionSort(code)](code)
    return { country, area, bloc, origin, region }
  }, [locale, t, areaNames, blocs])
}
