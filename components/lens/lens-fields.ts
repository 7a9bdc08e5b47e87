'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { useRegionNames } from '@/components/ui/region-name'
import { useSideNames } from '@/components/ui/side-names'
import { parseHolder } from '@/lib/core/lens/holder'
import type { LeafPath } from '@/lib/core/lens/leaves'
import { CRITERIA, type Lens } from '@/lib/core/lens/lens'
import { CONFIDENCES, CREDIBILITIES, KINDS, RELIABILITIES, SECTORS, SEVERITIES } from '@/lib/core/taxonomy'

/** The tables of a lens, in the order of the editor. */
export const FIELD_GROUPS = [
  'weights',
  'kinds',
  'halfLife',
  'threshold',
  'severities',
  'origins',
  'places',
  'attribution',
  'reliabilities',
  'credibilities',
  'sectors',
] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

const PATHS: Record<FieldGroup, LeafPath> = {
  weights: ['weights'],
  kinds: ['values', 'kind'],
  halfLife: ['halfLifeHours'],
  threshold: [],
  severities: ['values', 'severity'],
  origins: ['values', 'origin'],
  places: ['values', 'place'],
  attribution: ['attribution'],
  reliabilities: ['values', 'confidence', 'reliability'],
  credibilities: ['values', 'confidence', 'credibility'],
  sectors: ['values', 'sector'],
}

/** The paths of the numbers of a table, in the order they are shown. */
export function pathsOf(lens: Lens, group: FieldGroup): LeafPath[] {
  if (group === 'threshold') return [['highFrom']]
  const own = keysOf(lens, group).map((key) => [...PATHS[group], key])
  return group === 'reliabilities' ? [...own, ['values', 'confidence', 'noInformation']] : own
}

/** The path of an entry of a table of countries. */
export function countryPath(group: 'origins' | 'places', key: string): LeafPath {
  return [...PATHS[group], key]
}

function keysOf(lens: Lens, group: Exclude<FieldGroup, 'threshold'>): readonly string[] {
  switch (group) {
    case 'weights':
      return CRITERIA
    case 'kinds':
    case 'halfLife':
      return KINDS
    case 'severities':
      return SEVERITIES
    case 'attribution':
      return CONFIDENCES
    case 'reliabilities':
      return RELIABILITIES.filter((grade) => grade !== 'F')
    case 'credibilities':
      return CREDIBILITIES.filter((grade) => grade !== 6).map(String)
    case 'sectors':
      return [...SECTORS, 'none']
    case 'origins':
      return countryKeys(lens.values.origin)
    case 'places':
      return countryKeys(lens.values.place)
  }
}

/** What holds for all others stands last. */
function countryKeys(values: Record<string, number>): string[] {
  return [...Object.keys(values).filter((key) => key !== 'default'), 'default']
}

/** The table that a path belongs to. */
export function groupOf(path: LeafPath): FieldGroup {
  if (path[0] === 'highFrom') return 'threshold'
  if (path.at(-1) === 'noInformation') return 'reliabilities'
  const above = path.slice(0, -1).join()
  return FIELD_GROUPS.find((group) => PATHS[group].join() === above) ?? 'weights'
}

/** Names the numbers of a lens, and writes them with their unit. */
export function useFieldWords() {
  const t = useTranslations('lens')
  const words = useTranslations('words')
  const names = useRegionNames()
  const { nameOf } = useSideNames()
  const format = useFormatter()

  const countryName = (key: string) => {
    if (key === 'default' || key === 'none') return t(key)
    const holder = parseHolder(key)
    if (holder) return t('bloc', { bloc: nameOf(holder) })
    return key.includes(':') ? t('bloc', { bloc: names.bloc(key.slice(key.indexOf(':') + 1)) }) : names.origin(key)
  }
  const name = (path: LeafPath): string => {
    const key = path.at(-1) ?? ''
    switch (groupOf(path)) {
      case 'weights':
        return words(`criterion.${key as (typeof CRITERIA)[number]}`)
      case 'kinds':
      case 'halfLife':
        return words(`kind.${key as (typeof KINDS)[number]}`)
      case 'threshold':
        return t('highFrom')
      case 'severities':
        return words(`severity.${key as (typeof SEVERITIES)[number]}`)
      case 'attribution':
        return words(`confidence.${key as (typeof CONFIDENCES)[number]}`)
      case 'reliabilities':
        return key === 'noInformation' ? t('noInformation') : words(`reliability.${key as 'A'}`)
      case 'credibilities':
        return words(`credibility.${key as '1'}`)
      case 'sectors':
        return words(`sector.${key as 'energy'}`)
      default:
        return countryName(key)
    }
  }
  const write = (path: LeafPath, value: number): string => {
    switch (groupOf(path)) {
      case 'weights':
        return format.number(value, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
      case 'halfLife':
        return t('hours', { hours: value })
      case 'threshold':
        return format.number(value)
      default:
        return format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    }
  }
  return { name, write, groupName: (group: FieldGroup) => t(`groups.${group}`) }
}
