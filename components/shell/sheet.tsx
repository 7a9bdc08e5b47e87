'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'

export const STOPS = ['peek', 'half', 'full'] as const
export type Stop = (typeof STOPS)[number]

/** Share of the room that the sheet takes at each stop; at `peek` only its head stands. */
const SHARE: Record<Stop, number> = { peek: 0, half: 0.52, full: 1 }
const HEAD_PX = 60

/** Height of the sheet at a share of the room. */
const heightAt = (share: number) => `calc(${HEAD_PX}px + (100% - ${HEAD_PX}px) * ${share})`

/** What a part above the sheet leaves free for it; a full sheet covers it instead, so that it need not be drawn anew. */
export function roomAbove(stop: Stop): string {
  return heightAt(SHARE[stop === 'full' ? 'half' : stop])
}

interface Props {
  stop: Stop
  onStop: (stop: Stop) => void
  head: ReactNode
  children: ReactNode
}

/** The one sheet of a narrow screen: drawn by its handle to one of three stops, or moved by two buttons. */
export function Sheet({ stop, onStop, head, children }: Props) {
  const t = useTranslations('shell.sheet')
  const frame = useRef<HTMLElement>(null)
  const [drag, setDrag] = useState<number | null>(null)
  const at = STOPS.indexOf(stop)
  const room = () => (frame.current?.parentElement?.clientHeight ?? 0) - HEAD_PX

  const draw = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const bottom = frame.current?.parentElement?.getBoundingClientRect().bottom ?? 0
    setDrag(Math.min(1, Math.max(0, (bottom - event.clientY - HEAD_PX) / room())))
  }
  const settle = () => {
    if (drag === null) return
    const near = [...STOPS].sort((a, b) => Math.abs(SHARE[a] - drag) - Math.abs(SHARE[b] - drag))[0]
    setDrag(null)
    if (near) onStop(near)
  }
  const share = drag ?? SHARE[stop]
  return (
    <section
      ref={frame}
      aria-label={t('label')}
      className="absolute inset-x-0 bottom-0 z-20 flex flex-col border-t bg-surface shadow"
      style={{ height: heightAt(share) }}
    >
      <div className="relative flex h-15 shrink-0 items-center gap-1 border-b px-2 pt-2">
        <div
          aria-hidden
          className="absolute inset-x-0 top-0 flex h-4 cursor-grab touch-none justify-center pt-1.5"
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={draw}
          onPointerUp={settle}
          onPointerCancel={() => setDrag(null)}
        >
          <span className="h-1 w-10 rounded bg-line-strong" />
        </div>
        <div className="flex min-w-0 flex-1 items-center gap-1">{head}</div>
        <IconButton label={t('smaller')} disabled={at === 0} onClick={() => onStop(STOPS[at - 1] ?? 'peek')}>
          <ChevronDown aria-hidden />
        </IconButton>
        <IconButton label={t('larger')} disabled={at === STOPS.length - 1} onClick={() => onStop(STOPS[at + 1] ?? 'full')}>
          <ChevronUp aria-hidden />
        </IconButton>
      </div>
      <div className={cx('min-h-0 flex-1', share === 0 && 'invisible')}>{children}</div>
    </section>
  )
}
