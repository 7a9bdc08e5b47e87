'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useLenses } from '@/components/live/use-lenses'
import { useRegionNames } from '@/components/ui/region-name'
import { useSideNames } from '@/components/ui/side-names'
import { inForceAt } from '@/lib/core/lens/in-force'
import { differencesOf } from '@/lib/core/lens/leaves'
import type { Lens } from '@/lib/core/lens/lens'
import type { Grouping } from '@/lib/core/region/grouping'
import { Differences } from './difference-list'
import { lensOf } from './use-lens-edit'

interface Changed {
  subject: string
  body: Lens | readonly Grouping[]
}

/** What a draft changes against what is in force, number by number. */
export function DraftChanges({
  draft: { subject, body },
}: {
  draft: Changed & { subject: 'blocs' | `bloc:${string}` | `ally:${string}` }
}) {
  const { history } = useLenses()
  const state = useMemo(() => inForceAt(history, Number.POSITIVE_INFINITY), [history])
  if (subject === 'blocs') return <MemberChanges from={state.blocs.body} to={body as readonly Grouping[]} />
  return <Differences list={differencesOf(lensOf(state, subject), body as Lens)} />
}

function MemberChanges({ from, to }: { from: readonly Grouping[]; to: readonly Grouping[] }) {
  const t = useTranslations('lens')
  const names = useRegionNames()
  const { nameOf } = useSideNames()
  const changes = memberChanges(from, to)
  if (changes.length === 0) return <p className="text-ink-2 text-sm">{t('noDifference')}</p>
  return (
    <ul className="text-sm">
      {changes.map(({ bloc, country, before, after }) => (
        <li key={`${bloc} ${country}`}>
          {t('memberChange', { ally: names.country(country), bloc: nameOf(`bloc:${bloc}`), before, after })}
        </li>
      ))}
    </ul>
  )
}

function memberChanges(from: readonly Grouping[], to: readonly Grouping[]) {
  const weightsOf = (groupings: readonly Grouping[]) =>
    new Map(groupings.flatMap(({ code, members }) => members.map(({ country, weight }) => [`${code} ${country}`, weight] as const)))
  const [old, next] = [weightsOf(from), weightsOf(to)]
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((key) => {
    const [before, after] = [old.get(key) ?? 0, next.get(key) ?? 0]
    const [bloc, country] = key.split(' ') as [string, string]
    return before === after ? [] : [{ bloc, country, before, after }]
  })
}
