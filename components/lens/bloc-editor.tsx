'use client'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '@/components/live/use-session'
import { Button } from '@/components/ui/button'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { Notice } from '@/components/ui/notice'
import { GROUPING_PRESETS } from '@/lib/core/region/grouping-presets'
import { hasRole } from '@/lib/core/taxonomy'
import { AllyTable } from './ally-table'
import { BlocNames } from './bloc-names'
import { exportLens } from './lens-file'
import { SaveDialog } from './save-dialog'
import { type BlocEdit, useBlocEdit } from './use-bloc-edit'

const PRESETS = ['bucharest-nine', 'forward-land-forces', 'un-eastern-europe', 'russia-belarus-border'] as const

/** Which allies count in which bloc and how much, and whose lens each ally counts with. */
export function BlocEditor() {
  const t = useTranslations('lens')
  const edit = useBlocEdit()
  const mayDraft = hasRole(useSession().role, 'analyst')
  const [saving, setSaving] = useState(false)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="grid shrink-0 gap-2 border-b p-3">
        <p className="text-ink-2 text-sm">{t('blocsText')}</p>
        <BlocNames edit={edit} />
        {edit.saved && <p className="text-ink-2 text-xs">{t('editing', { reason: edit.saved.reason })}</p>}
        {edit.alone.length > 0 && <Notice tone="act">{t('nobodyCounts', { names: edit.alone.join(', ') })}</Notice>}
        <div className="flex flex-wrap gap-2">
          {mayDraft && (
            <Button look="primary" disabled={!edit.isChanged || edit.alone.length > 0} onClick={() => setSaving(true)}>
              {t('save')}
            </Button>
          )}
          <Button disabled={!edit.isChanged} onClick={edit.reset}>
            {t('reset')}
          </Button>
          <Presets edit={edit} />
          <Button onClick={() => exportLens('blocs', edit.groupings)}>{t('export')}</Button>
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        <AllyTable edit={edit} />
      </div>
      {saving && (
        <SaveDialog subject="blocs" body={edit.groupings} base={edit.version} saved={edit.saved} onClose={() => setSaving(false)} />
      )}
    </div>
  )
}

/** Other ways to cut the alliance in two that are in use, to start from. */
function Presets({ edit }: { edit: BlocEdit }) {
  const t = useTranslations('lens')
  return (
    <DropdownMenu
      label={t('groupingPresets')}
      trigger={
        <Button>
          {t('groupingPresets')}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {PRESETS.map((code) => (
        <MenuItem
          key={code}
          onSelect={() => edit.replace(GROUPING_PRESETS.find((preset) => preset.code === code)?.groupings ?? edit.groupings)}
        >
          {t(`groupingPreset.${code}`)}
        </MenuItem>
      ))}
    </DropdownMenu>
  )
}
