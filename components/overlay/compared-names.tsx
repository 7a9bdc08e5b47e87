'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useComparison } from '@/components/live/use-comparison'
import { cx } from '@/components/ui/cx'
import { DropdownMenu, MenuChoice } from '@/components/ui/dropdown-menu'
import { useOverlayName } from '@/components/ui/overlay-name'
import type { MapLayout } from '@/lib/core/overlay/comparison'
import { OVERLAYS } from '@/lib/core/overlay/overlay'
import { Legend } from './legend'

/** Where the name of each map stands: at the top of its half, or beside the divider, which shows whose side is whose. */
const NAME_PLACES: Record<MapLayout, readonly [string, string]> = {
  beside: ['left-3', 'left-[calc(50%+13px)]'],
  swipe: ['right-[calc(100%_-_var(--divider,50%)_+_14px)]', 'left-[calc(var(--divider,50%)_+_14px)]'],
}
const LEGEND_PLACES: Record<MapLayout, readonly [string, string]> = {
  beside: ['left-3 max-w-[min(14rem,calc(50%-24px))]', 'left-[calc(50%+13px)] max-w-[min(14rem,calc(50%-76px))]'],
  swipe: ['left-3 max-w-[min(14rem,calc(50%-48px))]', 'right-16 max-w-[min(14rem,calc(50%-64px))] max-md:right-18'],
}

/** Whose view each of two maps is, in words to be read from afar, each with its legend. */
export function ComparedNames({ layout }: { layout: MapLayout }) {
  const { pair } = useComparison()
  if (!pair) return null
  return ([0, 1] as const).map((side) => (
    <section key={side} className="contents">
      <MapName side={side} className={NAME_PLACES[layout][side]} />
      <Legend overlay={pair[side]} side={side} className={LEGEND_PLACES[layout][side]} />
    </section>
  ))
}

/** The name of a map: a button that chooses another overlay for it. */
function MapName({ side, className }: { side: 0 | 1; className: string }) {
  const t = useTranslations('overlay.compare')
  const nameOf = useOverlayName()
  const { pair, setOverlay } = useComparison()
  if (!pair) return null
  const overlay = pair[side]
  const label = t(side === 0 ? 'left' : 'right', { overlay: nameOf(overlay) })
  return (
    <div className={cx('absolute top-3 z-10', className)}>
      <DropdownMenu
        label={label}
        align="start"
        trigger={
          <button
            type="button"
            aria-label={label}
            className="touch flex items-center gap-1.5 rounded border border-line-strong bg-raised px-3 py-1 font-semibold text-ink text-xl whitespace-nowrap shadow hover:bg-surface-2 max-md:px-2 max-md:text-lg"
          >
            {nameOf(overlay)}
            <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-3" />
          </button>
        }
      >
        <MenuChoice
          label={label}
          value={overlay}
          onChange={(next) => setOverlay(next, side)}
          options={OVERLAYS.map((value) => ({ value, label: nameOf(value) }))}
        />
      </DropdownMenu>
    </div>
  )
}
