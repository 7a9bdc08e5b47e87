'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useLenses } from '@/components/live/use-lenses'
import { useRegionNames } from '@/components/ui/region-name'
import { useSideNames } from '@/components/ui/side-names'
import type { Subject } from '@/lib/core/lens/holder'
import { type Body, inForceAt, withDraft } from '@/lib/core/lens/in-force'
import { differencesOf } from '@/lib/core/lens/leaves'
import type { Lens } from '@/lib/core/lens/lens'
import type { Grouping } from '@/lib/core/region/grouping'
import { Differences } from './difference-list'
import { lensOf } from './use-lens-edit'

/** What a draft changes against what is in force, number by number. */
export function DraftChanges({ draft: { subject, body } }: { draft: { subject: Subject; body: Body } }) {
  const { history } = useLenses()
  const state = useMemo(() => inForceAt(history, Number.POSITIVE_INFINITY), [history])
  const base = subject === 'blocs' ? state.blocs.body : lensOf(state, subject)
  return <BodyChanges subject={subject} from={base} to={body} />
}

/** What differs between two bodies of a subject; where an ally's lens is taken back, what it inherits then. */
export function BodyChanges({ subject, from, to }: { subject: Subject; from: Body; to: Body }) {
  const t = useTranslations('lens')
  const { history } = useLenses()
  const state = useMemo(() => inForceAt(history, Number.POSITIVE_INFINITY), [history])
  if (subject === 'blocs') return <MemberChanges from={from as readonly Grouping[]} to={to as readonly Grouping[]} />
  const inherited = lensOf(withDraft(state, { subject, body: null }), subject)
  return (
    <>
      {to === null && <p className="text-sm">{t('inheritsAgain')}</p>}
      <Differences list={differencesOf((from as Lens | null) ?? inherited, (to as Lens | null) ?? inherited)} />
    </>
  )
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
