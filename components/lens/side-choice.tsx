'use client'
import { ArrowLeftRight } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useLenses, useSides } from '@/components/live/use-lenses'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { useSideNames } from '@/components/ui/side-names'
import { type Holder, holdersOf } from '@/lib/core/lens/holder'
import { inForceAt, type Sides, sideOf } from '@/lib/core/lens/in-force'

/** Whose two views the picture compares: blocs, or a pair of allies. */
export function SideChoice() {
  const t = useTranslations('lens')
  const { nameOf } = useSideNames()
  const { history } = useLenses()
  const [sides, setSides] = useSides()
  const holders = useMemo(() => {
    const state = inForceAt(history, Number.POSITIVE_INFINITY)
    return holdersOf(state.blocs.body).filter((holder) => sideOf(state, holder) !== null)
  }, [history])
  const [first, second] = sides
  const choices = (other: Holder) => holders.map((holder) => ({ value: holder, label: nameOf(holder), disabled: holder === other }))
  const set = (next: Sides) => setSides(next)
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{t('sides')}</legend>
      <div className="flex items-center gap-2">
        <Mark side="east" />
        <Select label={t('firstSide')} value={first} onChange={(next) => set([next, second])} options={choices(second)} className="w-40" />
      </div>
      <IconButton label={t('swap')} onClick={() => set([second, first])}>
        <ArrowLeftRight aria-hidden />
      </IconButton>
      <div className="flex items-center gap-2">
        <Mark side="west" />
        <Select label={t('secondSide')} value={second} onChange={(next) => set([first, next])} options={choices(first)} className="w-40" />
      </div>
    </fieldset>
  )
}

/** The colour that a side has on the map. */
function Mark({ side }: { side: 'east' | 'west' }) {
  return <span aria-hidden className="size-3 shrink-0 rounded" style={{ background: `var(--${side}-4)` }} />
}
