'use client'

import type { Map as LeafletMap } from 'leaflet'
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { LngLat } from '@/lib/core/polygon'
import { type Corner, ringOf, simplified } from './draw-ring'

/** A press that moves further than this draws a line; a shorter one sets a corner. Pixels. */
const SLACK = 6
const STEP = 40
const MOVES: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

interface Props {
  map: LeafletMap
  /** The map has the left half of the place, and its twin the other, which is left alone. */
  halved: boolean
  onDone: (ring: LngLat[]) => void
  onCancel: () => void
}

/** Lies over the map while a region is drawn: corners by clicks, a line by dragging, or corners under the crosshair by keys. */
export function DrawPad({ map, halved, onDone, onCancel }: Props) {
  const t = useTranslations('map.draw')
  const help = useId()
  const pad = useRef<HTMLDivElement>(null)
  const [corners, setCorners] = useState<{ lng: number; lat: number }[]>([])
  const [line, setLine] = useState<Corner[]>([])
  const [refused, setRefused] = useState(false)
  const [, setView] = useState(0)
  useEffect(() => pad.current?.focus(), [])

  const placeOf = ({ x, y }: Corner) => map.containerPointToLatLng([x, y])
  const finish = (places: readonly { lng: number; lat: number }[]) => {
    const ring = ringOf(places)
    setRefused(ring === null)
    if (ring) onDone(ring)
  }
  const { pointerHandlers } = useStrokes(setLine, (stroke) => {
    setLine([])
    setRefused(false)
    if (stroke.length > 1) finish(simplified(stroke).map(placeOf))
    else if (stroke[0]) setCorners([...corners, placeOf(stroke[0])])
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    if (move) map.panBy([move[0] * STEP, move[1] * STEP], { animate: false })
    else if (event.key === '+' || event.key === '=') map.zoomIn(1, { animate: false })
    else if (event.key === '-') map.zoomOut(1, { animate: false })
    else if (event.key === ' ') setCorners([...corners, map.getCenter()])
    else if (event.key === 'Backspace') setCorners(corners.slice(0, -1))
    else if (event.key === 'Enter') finish(corners)
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
    // The corners stand where they were set: the map under them has moved.
    setView((turn) => turn + 1)
  }
  const shown = [...corners.map((corner) => map.latLngToContainerPoint(corner)), ...line]
  return (
    <>
      <div
        ref={pad}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn on by keys too
        tabIndex={0}
        aria-label={t('label')}
        aria-describedby={help}
        className={cx('meridian-pad absolute inset-y-0 left-0 z-10 cursor-crosshair touch-none', halved ? 'w-[calc(50%-1px)]' : 'right-0')}
        onKeyDown={onKeyDown}
        onDoubleClick={() => finish(corners)}
        {...pointerHandlers}
      >
        <svg aria-hidden className="size-full">
          <polygon points={shown.map(({ x, y }) => `${x},${y}`).join(' ')} className="fill-accent/10 stroke-2 stroke-accent" />
          {line.length === 0 && shown.map(({ x, y }) => <circle key={`${x} ${y}`} cx={x} cy={y} r={4} className="fill-accent" />)}
        </svg>
        <svg aria-hidden viewBox="-20 -20 40 40" className="meridian-crosshair">
          <path d="M-18 0H-4M4 0H18M0-18V-4M0 4V18" />
        </svg>
      </div>
      {halved && <div className="absolute inset-y-0 right-0 z-10 w-1/2 bg-scrim" />}
      <section
        aria-label={t('label')}
        className="absolute inset-x-3 top-3 z-20 flex select-none flex-wrap items-center gap-2 rounded border bg-raised px-3 py-2 text-sm shadow"
      >
        <p id={help} className="min-w-48 flex-1">
          {t('help')} <span className="max-md:sr-only">{t('keys')}</span>
        </p>
        <p role="status" className={refused ? 'text-act' : 'text-ink-2'}>
          {refused ? t('refused') : t('corners', { count: corners.length })}
        </p>
        <Button disabled={corners.length === 0} onClick={() => setCorners(corners.slice(0, -1))}>
          {t('undo')}
        </Button>
        <Button look="primary" disabled={corners.length < 3} onClick={() => finish(corners)}>
          {t('finish')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </section>
    </>
  )
}

/** Strokes of mouse, pen or finger: one point where it was a press, the line where it moved. */
function useStrokes(onLine: (line: Corner[]) => void, onStroke: (stroke: Corner[]) => void) {
  const stroke = useRef<Corner[]>([])
  const at = ({ clientX, clientY, currentTarget }: PointerEvent): Corner => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const pointerHandlers = {
    onPointerDown: (event: PointerEvent) => {
      if (!event.isPrimary || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      stroke.current = [at(event)]
    },
    onPointerMove: (event: PointerEvent) => {
      const [first] = stroke.current
      if (!first || !event.isPrimary) return
      const here = at(event)
      if (stroke.current.length === 1 && Math.hypot(here.x - first.x, here.y - first.y) < SLACK) return
      stroke.current.push(here)
      onLine([...stroke.current])
    },
    onPointerUp: () => {
      const done = stroke.current
      stroke.current = []
      onStroke(done)
    },
    onPointerCancel: () => {
      stroke.current = []
      onLine([])
    },
  }
  return { pointerHandlers }
}
