'use client'
import { useTranslations } from 'use-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { Textarea } from '@/components/ui/textarea'
import { DeskBar } from './desk-bar'
import { DifferenceList } from './difference-list'
import { FieldTable } from './field-table'
import { FIELD_GROUPS, type FieldGroup, useFieldWords } from './lens-fields'
import { useLensEdit } from './use-lens-edit'

/** What is moved most stands open. */
const OPEN: readonly FieldGroup[] = ['weights', 'kinds', 'threshold']

/** One lens, every number of it; what is moved is tried on this screen at once. */
export function LensEditor() {
  const t = useTranslations('lens')
  const { groupName } = useFieldWords()
  const edit = useLensEdit()
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DeskBar edit={edit} />
      <div className="min-h-0 flex-1 divide-y overflow-y-auto">
        <DifferenceList edit={edit} />
        {FIELD_GROUPS.map((group) => (
          <Panel key={group} name={`lens-${group}`} title={groupName(group)} initiallyFolded={!OPEN.includes(group)}>
            <p className="px-3 pb-1 text-ink-3 text-xs">{t(`hints.${group}`)}</p>
            <FieldTable group={group} edit={edit} />
          </Panel>
        ))}
        <Panel name="lens-basis" title={t('groups.basis')} initiallyFolded>
          <div className="grid gap-2 px-3 pb-3">
            <Field label={t('basis')} hint={t('basisHint')}>
              <Textarea
                rows={4}
                value={edit.lens.basis}
                onChange={(event) => edit.replace({ ...edit.lens, basis: event.target.value })}
                maxLength={2000}
              />
            </Field>
            <Checkbox
              checked={edit.lens.illustrative}
              onChange={() => edit.replace({ ...edit.lens, illustrative: !edit.lens.illustrative })}
              label={t('illustrativeFlag')}
            />
          </div>
        </Panel>
      </div>
    </div>
  )
}
