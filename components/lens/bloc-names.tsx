'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { useSideNames } from '@/components/ui/side-names'
import type { BlocEdit } from './use-bloc-edit'

/** The two that are always there. */
const MAIN = ['east', 'west']

/** The blocs there are, and the way to add one. */
export function BlocNames({ edit }: { edit: BlocEdit }) {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const others = edit.groupings.filter(({ code }) => !MAIN.includes(code))
  return (
    <>
      {others.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {others.map(({ code, name }) => (
            <li key={code} className="flex items-center gap-1 rounded border pl-2 text-sm">
              {name || nameOf(`bloc:${code}`)}
              <IconButton label={t('removeBloc', { name })} onClick={() => edit.replace(edit.groupings.filter((one) => one.code !== code))}>
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <AddBloc edit={edit} />
    </>
  )
}

function AddBloc({ edit }: { edit: BlocEdit }) {
  const t = useTranslations('lens')
  const [name, setName] = useState('')
  const code = codeOf(name)
  const taken = edit.groupings.some((one) => one.code === code)
  const add = () => {
    edit.replace([...edit.groupings, { code, name: name.trim(), members: [], basis: name.trim() }])
    setName('')
  }
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Field label={t('newBloc')} className="min-w-0 flex-1">
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} />
      </Field>
      <Button type="submit" disabled={code === '' || taken}>
        <Plus aria-hidden />
        {t('addBloc')}
      </Button>
    </form>
  )
}

/** A code made of a name: lower-case letters, digits and hyphens, beginning with a letter. */
function codeOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 31)
}
