'use client'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useLenses } from '@/components/live/use-lenses'
import { Button } from '@/components/ui/button'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { useSideNames } from '@/components/ui/side-names'
import type { LensVersion, Version } from '@/lib/core/lens/in-force'
import { CRITERIA, type Lens } from '@/lib/core/lens/lens'
import { setWeight } from '@/lib/core/lens/weights'
import type { LensEdit } from './use-lens-edit'

/** Lenses to start from: every version of every holder, and all criteria weighing the same. */
export function PresetMenu({ edit }: { edit: LensEdit }) {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const { history } = useLenses()
  return (
    <DropdownMenu
      label={t('presets')}
      trigger={
        <Button>
          {t('presets')}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => edit.replace(evenly(edit.lens))}>{t('evenWeights')}</MenuItem>
      {versionsOf(history).map((version) => (
        <MenuItem key={`${version.subject} ${version.version}`} onSelect={() => edit.replace(version.body)}>
          {t('holds', { name: nameOf(version.subject), version: version.version })}
        </MenuItem>
      ))}
    </DropdownMenu>
  )
}

/** The versions of lenses, the newest of each holder first. */
export function versionsOf(history: readonly Version[]): LensVersion[] {
  return history
    .filter((version): version is LensVersion => version.subject !== 'blocs' && version.body !== null)
    .sort((a, b) => (a.subject === b.subject ? b.version - a.version : a.subject < b.subject ? 1 : -1))
}

function evenly(lens: Lens): Lens {
  const [first] = CRITERIA
  const alike = Object.fromEntries(CRITERIA.map((criterion) => [criterion, 1])) as Lens['weights']
  return { ...lens, weights: setWeight(alike, first, 1 / CRITERIA.length) }
}
