'use client'
import { type PointerEvent, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Histogram } from '@/components/live/use-picture'
import { AxisLabels } from './axis-labels'
import { type Handle, moveHandle, type Span, timeAt, windowBetween, xOf } from './brush'
import { BrushHandle } from './brush-handle'
import { stackPaths, totals } from './stack'
import type { Replay } from './use-replay'
import { useWidth } from './use-width'
import { useWindow } from './use-window'

const PLOT_HEIGHT = 60
/** A press that moves less is no brush, pixels. */
const SLACK = 4

interface Props {
  histogram: Histogram
  onBucket: (bucket: number | null) => void
  replay: Replay
}

/** The stacked bars with the window over them: drawn with mouse or finger, its ends moved by keys, cleared by a double click. */
export function BrushArea({ histogram, onBucket, replay }: Props) {
  const t = useTranslations('timeline')
  const { at, clock, seek } = replay
  const recorded = at !== null && clock === 'recorded'
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const { start, step, kinds } = histogram
  const buckets = kinds[0]?.length ?? 0
  const domain = useMemo<Span>(() => [start, start + step * buckets], [start, step, buckets])
  const [window, setWindow] = useWindow(domain)
  const [pressed, setPressed] = useState<number | null>(null)
  const paths = useMemo(() => stackPaths(kinds, width, PLOT_HEIGHT), [kinds, width])
  const xIn = (event: PointerEvent) => event.clientX - event.currentTarget.getBoundingClientRect().left
  const left = xOf(domain, width, window[0])
  const right = Math.max(left + 2, xOf(domain, width, window[1]))

  const onMove = (event: PointerEvent) => {
    const x = xIn(event)
    onBucket(Math.max(0, Math.min(buckets - 1, Math.floor((x / width) * buckets))))
    if (pressed === null || Math.abs(x - pressed) < SLACK) return
    setWindow(windowBetween(domain, step, timeAt(domain, width, pressed), timeAt(domain, width, x)))
  }
  const dragTo = (handle: Handle, clientX: number) => {
    const at = timeAt(domain, width, clientX - (box.current?.getBoundingClientRect().left ?? 0))
    setWindow(moveHandle(domain, step, window, handle, at - window[handle === 'from' ? 0 : 1]))
  }
  return (
    <div ref={box} className="relative mx-3 h-21 select-none">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the two handles do the same by keys */}
      <div
        className="touch-none cursor-crosshair"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setPressed(xIn(event))
        }}
        onPointerMove={onMove}
        onPointerUp={() => setPressed(null)}
        onPointerCancel={() => setPressed(null)}
        onPointerLeave={() => onBucket(null)}
        onDoubleClick={() => setWindow(domain)}
      >
        <svg width={width} height={PLOT_HEIGHT} aria-hidden className="block">
          {paths.map((path, kind) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the position is the kind
            <path key={kind} d={path} fill={`var(--kind-${kind + 1})`} />
          ))}
          <rect x={0} width={left} height={PLOT_HEIGHT} fill="var(--surface)" opacity={0.72} />
          <rect x={right} width={Math.max(0, width - right)} height={PLOT_HEIGHT} fill="var(--surface)" opacity={0.72} />
          <rect x={left} width={right - left} height={2} fill="var(--accent)" />
          <line x2={width} y1={PLOT_HEIGHT - 0.5} y2={PLOT_HEIGHT - 0.5} stroke="var(--line-strong)" />
        </svg>
      </div>
      <p className="pointer-events-none absolute top-1 left-3 rounded bg-surface/85 px-1 text-ink-3 text-xs">
        {t('scale', { most: Math.max(...totals(kinds)) })}
      </p>
      {(recorded ? (['from'] as const) : (['from', 'to'] as const)).map((handle) => (
        <BrushHandle
          key={handle}
          label={t(handle === 'to' && at !== null ? 'replay.moment' : handle)}
          x={handle === 'from' ? left : right}
          height={PLOT_HEIGHT}
          value={handle === 'from' ? window[0] : window[1]}
          domain={domain}
          step={step}
          onMove={(delta) => setWindow(moveHandle(domain, step, window, handle, delta))}
          onDrag={(clientX) => dragTo(handle, clientX)}
        />
      ))}
      {recorded && (
        <BrushHandle
          label={t('replay.moment')}
          x={xOf(domain, width, at)}
          height={PLOT_HEIGHT}
          value={at}
          domain={domain}
          step={step}
          onMove={(delta) => seek(at + delta)}
          onDrag={(clientX) => seek(timeAt(domain, width, clientX - (box.current?.getBoundingClientRect().left ?? 0)))}
        />
      )}
      <AxisLabels domain={domain} width={width} />
    </div>
  )
}
