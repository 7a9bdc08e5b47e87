'use client'
import { useTranslations } from 'use-intl'
import { useSession } from '@/components/live/use-session'
import { Checkbox } from '@/components/ui/checkbox'
import { Segmented } from '@/components/ui/segmented'
import { SeverityMark } from '@/components/ui/severity-mark'
import { maySee, SEVERITIES, TLPS } from '@/lib/core/taxonomy'
import { ChoiceField } from './choice-field'
import { KindField } from './kind-field'
import { PlaceFields, type RenderPicker } from './place-fields'
import { TextField } from './text-field'
import { useField } from './use-field'
import { WhenField } from './when-field'

/** What an incident needs to be of use to others within a minute. */
export function EssentialFields({ renderPicker, onKind }: { renderPicker: RenderPicker | undefined; onKind: () => void }) {
  const t = useTranslations('incident-form')
  const words = useTranslations('words')
  const { clearance } = useSession()
  const severity = useField('severity')
  const exercise = useField('exercise')
  return (
    <>
      <KindField onChosen={onKind} />
      <TextField name="title" label={words('field.title')} required />
      <WhenField />
      <PlaceFields renderPicker={renderPicker} />
      <div data-field="severity">
        <p aria-hidden className="mb-1 font-medium text-sm">
          {words('field.severity')}
        </p>
        <Segmented
          label={words('field.severity')}
          wrap
          value={severity.value}
          onChange={severity.onChange}
          options={SEVERITIES.map((value) => ({ value, label: <SeverityMark severity={value} /> }))}
        />
      </div>
      <TextField name="summary" label={words('field.summary')} rows={4} />
      <ChoiceField
        name="tlp"
        label={words('field.tlp')}
        options={TLPS.filter((tlp) => maySee(clearance, tlp)).map((value) => ({ value, label: value }))}
      />
      <Checkbox checked={exercise.value} onChange={exercise.onChange} label={t('exercise')} />
    </>
  )
}
