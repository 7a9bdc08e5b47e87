'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { clockAhead } from '@/components/ui/clock-ahead'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useClock } from '@/components/ui/use-clock'
import { readWhen, writeWhen } from '@/lib/core/when'

interface Props {
  label: string
  /** Milliseconds since 1970; null is open. */
  value: number | null
  onChange: (value: number | null) => void
}

/** A time on the chosen clock, taken when it is finished; empty is open. */
export function TimeField({ label, value, onChange }: Props) {
  const t = useTranslations('filters')
  const { clock } = useClock()
  const ahead = clockAhead(clock)
  const [text, setText] = useState(value === null ? '' : writeWhen(value, ahead))
  const [wrong, setWrong] = useState(false)
  const finish = () => {
    const when = readWhen(text, Date.now(), ahead)
    setWrong(text.trim() !== '' && when === null)
    if (text.trim() === '') return value !== null && onChange(null)
    // A text left as it was keeps the seconds it does not show.
    if (when && (value === null || text !== writeWhen(value, ahead))) onChange(when.ms)
  }
  return (
    <Field label={label} error={wrong ? t('unread-time') : undefined}>
      <Input
        value={text}
        placeholder={t('time-example')}
        onChange={({ target }) => setText(target.value)}
        onBlur={finish}
        onKeyDown={({ key }) => key === 'Enter' && finish()}
      />
    </Field>
  )
}
