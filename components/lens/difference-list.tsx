'use client'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLenses } from '@/components/live/use-lenses'
import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { useSideNames } from '@/components/ui/side-names'
import type { LensVersion } from '@/lib/core/lens/in-force'
import { type Difference, differencesOf } from '@/lib/core/lens/leaves'
import { groupOf, useFieldWords } from './lens-fields'
import { versionsOf } from './preset-menu'
import type { LensEdit } from './use-lens-edit'

const BASE = 'base'

/** What differs between the lens on the desk and one to compare it with: what is in force for it, or any version. */
export function DifferenceList({ edit }: { edit: LensEdit }) {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const { history } = useLenses()
  const [chosen, setChosen] = useState(BASE)
  const versions = useMemo(() => versionsOf(history), [history])
  const other = versions.find((version) => keyOf(version) === chosen)?.body ?? edit.base
  const differences = useMemo(() => differencesOf(other, edit.lens), [other, edit.lens])
  return (
    <Panel name="lens-differences" title={t('differences', { count: differences.length })} initiallyFolded>
      <div className="px-3 pb-3">
        <Field label={t('comparedWith')}>
          <Select
            value={chosen}
            onChange={setChosen}
            options={[
              { value: BASE, label: t('inForceNow') },
              ...versions.map((version) => ({
                value: keyOf(version),
                label: t('holds', { name: nameOf(version.subject), version: version.version }),
              })),
            ]}
          />
        </Field>
        <Differences list={differences} />
      </div>
    </Panel>
  )
}

function keyOf({ subject, version }: LensVersion): string {
  return `${subject} ${version}`
}

/** Numbers that differ, with both values. */
export function Differences({ list }: { list: readonly Difference[] }) {
  const t = useTranslations('lens')
  const { name, write, groupName } = useFieldWords()
  if (list.length === 0) return <p className="mt-2 text-ink-2 text-sm">{t('noDifference')}</p>
  return (
    <table className="mt-2 w-full text-sm">
      <thead className="text-ink-3 text-xs">
        <tr>
          <th scope="col" className="text-left font-normal">
            {t('number')}
          </th>
          <th scope="col" className="text-right font-normal">
            {t('before')}
          </th>
          <th scope="col" className="text-right font-normal">
            {t('after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ path, from, to }) => (
          <tr key={path.join()} className="border-t">
            <th scope="row" className="py-1 text-left font-normal">
              <span className="block text-ink-3 text-xs">{groupName(groupOf(path))}</span>
              {name(path)}
            </th>
            <td className="text-right">{from === null ? t('unset') : write(path, from)}</td>
            <td className="text-right font-semibold">{to === null ? t('unset') : write(path, to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
