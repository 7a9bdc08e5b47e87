'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '@/components/live/use-session'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { hasRole } from '@/lib/core/taxonomy'
import { AllyTable } from './ally-table'
import { BlocNames } from './bloc-names'
import { exportLens } from './lens-file'
import { SaveDialog } from './save-dialog'
import { useBlocEdit } from './use-bloc-edit'

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
          <Button onClick={() => exportLens('blocs', edit.groupings)}>{t('export')}</Button>
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        <AllyTable edit={edit} />
      </div>
      {saving && <SaveDialog subject="blocs" body={edit.groupings} base={edit.version} onClose={() => setSaving(false)} />}
    </div>
  )
}
