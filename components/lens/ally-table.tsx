'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Input } from '@/components/ui/input'
import { useRegionNames } from '@/components/ui/region-name'
import { useSideNames } from '@/components/ui/side-names'
import { ALLIES, blocsOf } from '@/lib/core/region/grouping'
import type { BlocEdit } from './use-bloc-edit'

/** One line an ally: how much it counts in each bloc, and whether it submitted a lens of its own or inherits. */
export function AllyTable({ edit }: { edit: BlocEdit }) {
  const t = useTranslations('lens')
  const names = useRegionNames()
  const { nameOf } = useSideNames()
  const allies = useMemo(() => [...ALLIES].sort((a, b) => names.country(a).localeCompare(names.country(b))), [names])
  return (
    <table className="w-full text-sm">
      <thead className="sticky top-0 z-10 bg-surface text-ink-2 text-xs">
        <tr className="h-8">
          <th scope="col" className="px-3 text-left font-medium">
            {t('ally')}
          </th>
          {edit.groupings.map(({ code }) => (
            <th key={code} scope="col" className="w-18 text-right font-medium">
              {nameOf(`bloc:${code}`)}
            </th>
          ))}
          <th scope="col" className="px-3 text-left font-medium">
            {t('itsLens')}
          </th>
        </tr>
      </thead>
      <tbody>
        {allies.map((ally) => (
          <tr key={ally} className="row border-t">
            <th scope="row" className="px-3 py-1 text-left font-normal">
              {names.country(ally)}
            </th>
            {edit.groupings.map(({ code, members }) => (
              <td key={code} className="py-1 pl-1">
                <Input
                  type="number"
                  min={0}
                  max={1}
                  step={0.1}
                  aria-label={t('countsIn', { ally: names.country(ally), bloc: nameOf(`bloc:${code}`) })}
                  value={members.find(({ country }) => country === ally)?.weight ?? 0}
                  onChange={(event) => edit.setWeight(code, ally, shareOf(event.target.valueAsNumber))}
                  className="text-right"
                />
              </td>
            ))}
            <td className="px-3 py-1 text-ink-2 text-xs">
              <LensOf ally={ally} edit={edit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LensOf({ ally, edit }: { ally: string; edit: BlocEdit }) {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const own = edit.state.lenses.get(`ally:${ally}`)
  if (own) return t('submitted', { version: own.version, author: own.author })
  return t('inheritsOf', {
    blocs:
      blocsOf(edit.groupings, ally)
        .map(({ bloc }) => nameOf(`bloc:${bloc}`))
        .join(', ') || t('nobody'),
  })
}

function shareOf(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, Number(value.toFixed(3)))) : 0
}
