'use client'
import { RotateCcw, Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLenses, useSides } from '@/components/live/use-lenses'
import { useSession } from '@/components/live/use-session'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { useSideNames } from '@/components/ui/side-names'
import { holdersOf } from '@/lib/core/lens/holder'
import { inForceAt } from '@/lib/core/lens/in-force'
import { hasRole } from '@/lib/core/taxonomy'
import { exportLens } from './lens-file'
import { PresetMenu } from './preset-menu'
import { SaveDialog } from './save-dialog'
import type { LensEdit } from './use-lens-edit'

/** Whose lens lies on the desk, and what can be done with it as a whole. */
export function DeskBar({ edit }: { edit: LensEdit }) {
  const t = useTranslations('lens')
  const mayDraft = hasRole(useSession().role, 'analyst')
  const [saving, setSaving] = useState(false)
  return (
    <div className="grid shrink-0 gap-2 border-b p-3">
      <div className="flex items-end gap-2">
        <HolderField edit={edit} />
        <PresetMenu edit={edit} />
        <IconButton label={t('undo')} disabled={!edit.undo} onClick={() => edit.undo?.()}>
          <Undo2 aria-hidden />
        </IconButton>
        <IconButton label={t('reset')} disabled={!edit.isChanged} onClick={() => edit.replace(edit.base)}>
          <RotateCcw aria-hidden />
        </IconButton>
      </div>
      <NotCompared edit={edit} />
      <div className="flex flex-wrap gap-2">
        {mayDraft && (
          <Button look="primary" disabled={!edit.isChanged} onClick={() => setSaving(true)}>
            {t('save')}
          </Button>
        )}
        <Button onClick={() => exportLens(edit.holder, edit.lens)}>{t('export')}</Button>
        {edit.takeBack && <Button onClick={edit.takeBack}>{t('takeBack')}</Button>}
      </div>
      {edit.saved && <p className="text-ink-2 text-xs">{t('editing', { reason: edit.saved.reason })}</p>}
      {edit.isTakenBack && <p className="text-ink-2 text-sm">{t('takenBack')}</p>}
      {saving && (
        <SaveDialog
          subject={edit.holder}
          body={edit.isTakenBack ? null : edit.lens}
          base={edit.version}
          saved={edit.saved}
          onClose={() => setSaving(false)}
        />
      )}
    </div>
  )
}

function HolderField({ edit }: { edit: LensEdit }) {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const { history } = useLenses()
  const options = useMemo(() => {
    const state = inForceAt(history, Number.POSITIVE_INFINITY)
    const version = (holder: ReturnType<typeof holdersOf>[number]) => state.lenses.get(holder)?.version
    return holdersOf(state.blocs.body).map((holder) => {
      const own = version(holder)
      return {
        value: holder,
        label: own === undefined ? t('inherits', { name: nameOf(holder) }) : t('holds', { name: nameOf(holder), version: own }),
      }
    })
  }, [history, nameOf, t])
  return (
    <Field label={t('onDesk')} className="min-w-0 flex-1">
      <Select value={edit.holder} onChange={edit.choose} options={options} />
    </Field>
  )
}

/** Moving a lens that nobody looks at would seem to do nothing. */
function NotCompared({ edit }: { edit: LensEdit }) {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const [sides, setSides] = useSides()
  if (sides.includes(edit.holder)) return null
  return (
    <p className="flex flex-wrap items-center gap-2 text-ink-2 text-xs">
      {t('notCompared', { name: nameOf(edit.holder) })}
      <Button onClick={() => setSides([edit.holder, sides[1]])}>{t('compareIt')}</Button>
    </p>
  )
}
