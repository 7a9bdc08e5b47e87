'use client'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { clockAhead } from '@/components/ui/clock-ahead'
import { exactTime } from '@/components/ui/clock-format'
import { Segmented } from '@/components/ui/segmented'
import { useNow } from '@/components/ui/use-now'
import { readWhen, writeWhen } from '@/lib/core/when'
import { TextField } from './text-field'
import { useField } from './use-field'

/** When it happened, written on either clock and shown on both. */
export function WhenField() {
  const t = useTranslations('incident-form')
  const words = useTranslations('words')
  const when = useField('when')
  const clock = useField('clock')
  return (
    <div className="flex flex-col gap-1.5">
      <TextField name="when" label={words('field.occurredAt')} required placeholder={t('when-example')} hint={<Readings />} />
      <div className="flex items-center gap-2">
        <Button
          onClick={() => {
            when.onChange(writeWhen(Date.now(), clockAhead(clock.value)))
          }}
        >
          {t('now')}
        </Button>
        <Segmented
          label={t('clock')}
          value={clock.value}
          onChange={clock.onChange}
          options={[
            { value: 'utc', label: 'UTC' },
            { value: 'local', label: t('local') },
          ]}
        />
      </div>
    </div>
  )
}

/** What is understood of the text, on both clocks; before that, how it may be written. */
function Readings() {
  const t = useTranslations('incident-form')
  const words = useTranslations('words.precision')
  const locale = useLocale()
  const now = useNow()
  const text = useField('when').value
  const clock = useField('clock').value
  const when = now === null ? null : readWhen(text, now, clockAhead(clock))
  if (!when) return t('when-hint')
  return (
    <>
      {exactTime(when.ms, 'utc', locale)} · {exactTime(when.ms, 'local', locale)} · {words(when.precision)}
    </>
  )
}
