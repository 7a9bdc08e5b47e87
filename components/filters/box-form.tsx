'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { readBox, SIDES, writeBox } from './box-text'

/** A box in degrees, typed: what a mouse draws on the map, for those who have the numbers. It takes the place of a drawn region. */
export function BoxForm() {
  const t = useTranslations('filters.box')
  const { query, setQuery } = useQuery()
  const [texts, setTexts] = useState(() => writeBox(query.bbox))
  const [tried, setTried] = useState(false)
  const read = readBox(texts)
  const wrong = tried && 'wrong' in read ? read.wrong : {}
  const apply = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if ('box' in read) setQuery({ bbox: read.box, within: null })
  }
  return (
    <form noValidate onSubmit={apply} className="mt-2 grid grid-cols-2 gap-2">
      {SIDES.map((side) => (
        <Field key={side} label={t(side)} error={wrong[side] && t(`wrong.${wrong[side]}`)}>
          <Input
            inputMode="text"
            autoComplete="off"
            className="w-full"
            value={texts[side]}
            onChange={({ target }) => setTexts({ ...texts, [side]: target.value })}
          />
        </Field>
      ))}
      <p role="status" className="col-span-2 text-ink-2 text-xs empty:hidden">
        {'box' in read && read.box[0] > read.box[2] ? t('crosses') : ''}
      </p>
      <Button type="submit" className="col-span-2">
        {t('apply')}
      </Button>
    </form>
  )
}
