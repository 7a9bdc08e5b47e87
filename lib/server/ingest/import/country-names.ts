import { COUNTRIES } from '../../../core/region/region'
import { foldText } from '../../../core/text'

/** English names that Unicode's list (CLDR) gives otherwise. */
const OTHER_NAMES: Record<string, string> = {
  'bosnia and herzegovina': 'BA',
  'bosnia-herzegovina': 'BA',
  burma: 'MM',
  'cape verde': 'CV',
  'czech republic': 'CZ',
  'democratic republic of the congo': 'CD',
  'east timor': 'TL',
  'great britain': 'GB',
  'hong kong': 'HK',
  'ivory coast': 'CI',
  macau: 'MO',
  palestine: 'PS',
  'republic of moldova': 'MD',
  'republic of the congo': 'CG',
  'russian federation': 'RU',
  swaziland: 'SZ',
  turkey: 'TR',
  uk: 'GB',
  'united states of america': 'US',
  usa: 'US',
}

let byName: Map<string, string> | null = null

/** The code of a country by its English name, in any case and with blanks or hyphens, or by its code; null for no country. */
export function countryByName(name: string): string | null {
  byName ??= nameTable()
  return byName.get(keyOf(name)) ?? null
}

function nameTable(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const table = new Map(Object.entries(OTHER_NAMES).map(([name, code]) => [keyOf(name), code]))
  for (const code of COUNTRIES) table.set(keyOf(names.of(code) ?? code), code).set(keyOf(code), code)
  return table
}

function keyOf(name: string): string {
  return foldText(name)
    .replace(/&/g, 'and')
    .replace(/[-’'.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
