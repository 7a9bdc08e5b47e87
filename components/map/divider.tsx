'use client'

import { MoveHorizontal } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useComparison } from '@/components/live/use-comparison'
import { useOverlayName } from '@/components/ui/overlay-name'

const STEP = 2
const FAR_STEP = 10
const KEYS: Record<string, (percent: number) => number> = {
  ArrowLeft: (percent) => percent - STEP,
  ArrowDown: (percent) => percent - STEP,
  ArrowRight: (percent) => percent + STEP,
  ArrowUp: (percent) => percent + STEP,
  PageDown: (percent) => percent - FAR_STEP,
  PageUp: (percent) => percent + FAR_STEP,
  Home: () => 0,
  End: () => 100,
}

interface Props {
  /** Share of the width that lies left of it. */
  percent: number
  onMove: (percent: number) => void
  /** Where a drag ended or a key moved it. */
  onRest: (percent: number) => void
}

/** The line between two maps that lie one over the other: dragged, or moved by keys. */
export function Divider({ percent, onMove, onRest }: Props) {
  const t = useTranslations('map.divider')
  const nameOf = useOverlayName()
  const { pair } = useComparison()
  const dragged = useRef(percent)
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { left, width } = (event.currentTarget.offsetParent as HTMLElement).getBoundingClientRect()
    dragged.current = bounded(((event.clientX - left) / width) * 100)
    onMove(dragged.current)
  }
  const press = (event: KeyboardEvent) => {
    const next = KEYS[event.key]?.(Math.round(percent))
    if (next === undefined) return
    event.preventDefault()
    onMove(bounded(next))
    onRest(bounded(next))
  }
  if (!pair) return null
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('label')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={t('value', { left: nameOf(pair[0]), right: nameOf(pair[1]), percent: Math.round(percent) })}
      className="meridian-divider"
      onPointerDown={(event) => {
        dragged.current = percent
        if (event.isPrimary) event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag}
      onLostPointerCapture={() => onRest(dragged.current)}
      onKeyDown={press}
    >
      <span>
        <MoveHorizontal aria-hidden />
      </span>
    </div>
  )
}

function bounded(percent: number): number {
  return Math.round(Math.min(100, Math.max(0, percent)) * 10) / 10
}
