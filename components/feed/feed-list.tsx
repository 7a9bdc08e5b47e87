'use client'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useHeldRows } from '@/components/live/use-held-rows'
import type { RowOrder } from '@/components/live/use-rows'
import { useUrlState } from '@/components/live/use-url-state'
import { Button } from '@/components/ui/button'
import { MOST_ROWS, useRowRange } from '@/components/ui/row-range'
import { Skeleton } from '@/components/ui/skeleton'
import { useFocusRow } from '@/components/ui/use-focus-row'
import { useListKeys } from '@/components/ui/use-list-keys'
import { useRowWindow } from '@/components/ui/use-row-window'
import { FeedRow } from './feed-row'

const ROW_HEIGHT = 56

/** The matches in an order, only what is in sight. What arrives while it is read waits behind a button. */
export function FeedList({ order }: { order: RowOrder }) {
  const t = useTranslations('feed')
  const [opened, openIncident] = useUrlState('incident')
  const [view] = useUrlState('view')
  const scroller = useRef<HTMLDivElement>(null)
  const focusRow = useFocusRow(scroller)
  const [range, setRange] = useRowRange()
  const [scrolled, setScrolled] = useState(false)
  const [focused, setFocused] = useState(false)
  const { answer, hold, release } = useHeldRows(order, range, scrolled || focused)
  const [current, setCurrent] = useState(0)
  const list = useRowWindow({ count: Math.min(answer.total, MOST_ROWS), height: ROW_HEIGHT, scroller, spare: 8 })
  useEffect(() => setRange(list.first, list.last), [setRange, list.first, list.last])
  const rowAt = (index: number) => answer.rows[index - answer.offset]
  const open = (id: string) => openIncident(id, 'push')
  const move = (to: number) => {
    hold()
    const index = Math.max(0, Math.min(answer.total - 1, MOST_ROWS - 1, to))
    setCurrent(index)
    list.scrollTo(index)
    const next = rowAt(index)
    // While an incident stands over the list, the next one takes its place.
    if (opened) return next && openIncident(next.id)
    focusRow(index)
  }
  useListKeys((key) => {
    const row = rowAt(current)
    if (key === 'open') return row && open(row.id)
    // The first step lands on the row that is current rather than past it.
    move(focused || opened ? current + (key === 'next' ? 1 : -1) : current)
  }, view === null)
  const showNewer = () => {
    release()
    setCurrent(0)
    scroller.current?.scrollTo({ top: 0 })
  }

  // Scrolled out of sight, the current row leaves the one stop of the Tab key to the first that is seen.
  const stop = list.shown.some(({ index }) => index === current) ? current : list.first

  return (
    <div className="relative min-h-0 flex-1">
      {answer.newer > 0 && (
        <Button look="primary" onClick={showNewer} className="-translate-x-1/2 absolute top-2 left-1/2 z-10 shadow">
          {t('newer', { count: answer.newer })}
        </Button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the rows' own buttons */}
      <div
        ref={scroller}
        className="h-full overflow-y-auto"
        onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop > 0)}
        onFocus={() => setFocused(true)}
        onBlur={({ currentTarget, relatedTarget }) => setFocused(currentTarget.contains(relatedTarget))}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          move(current + step)
        }}
      >
        <ol aria-label={t('list')} className="relative" style={{ height: list.total }}>
          {list.shown.map(({ index, start }) => {
            const row = rowAt(index)
            return (
              <li
                key={row?.id ?? index}
                data-index={index}
                aria-setsize={answer.total}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              >
                {row ? (
                  <FeedRow
                    row={row}
                    current={index === current}
                    stop={index === stop}
                    onOpen={() => {
                      setCurrent(index)
                      open(row.id)
                    }}
                  />
                ) : (
                  <Skeleton className="mx-3 mt-3 h-8" />
                )}
              </li>
            )
          })}
        </ol>
        {answer.total > MOST_ROWS && (
          <p className="border-t px-3 py-2 text-ink-2 text-sm">{t('more', { count: answer.total - MOST_ROWS })}</p>
        )}
      </div>
    </div>
  )
}
