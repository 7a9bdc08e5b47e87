'use client'
import { useRef } from 'react'
import { useLocale } from 'use-intl'
import { exactTime } from '@/components/ui/clock-format'
import { useClock } from '@/components/ui/use-clock'
import { keyDelta, type Span } from './brush'

interface Props {
  label: string
  /** Where it stands, and how tall the plot is, CSS pixels. */
  x: number
  height: number
  value: number
  domain: Span
  step: number
  /** Moved by keys, milliseconds. */
  onMove: (delta: number) => void
  /** Dragged to a place on the screen, CSS pixels from its left edge. */
  onDrag: (clientX: number) => void
}

/** One end of the window: a slider for keys, mouse and finger. */
export function BrushHandle({ label, x, height, value, domain, step, onMove, onDrag }: Props) {
  const locale = useLocale()
  const { clock } = useClock()
  const held = useRef(false)
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={domain[0]}
      aria-valuemax={domain[1]}
      aria-valuenow={Math.min(domain[1], Math.max(domain[0], value))}
      aria-valuetext={exactTime(value, clock, locale)}
      className="-translate-x-1/2 absolute top-0 flex w-4 cursor-ew-resize touch-none justify-center max-md:w-11"
      style={{ left: x, height }}
      onKeyDown={(event) => {
        const delta = keyDelta(event.key, step, domain)
        if (delta === null) return
        event.preventDefault()
        onMove(delta)
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = true
      }}
      onPointerMove={(event) => {
        if (held.current) onDrag(event.clientX)
      }}
      onPointerUp={() => {
        held.current = false
      }}
      onPointerCancel={() => {
        held.current = false
      }}
    >
      <span className="pointer-events-none h-full w-0.5 bg-accent" />
      <span className="pointer-events-none absolute top-1/2 h-5 w-1.5 -translate-y-1/2 rounded bg-accent" />
    </div>
  )
}
