'use client'
import { useTable } from '@tanstack/react-table'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useHeldRows } from '@/components/live/use-held-rows'
import type { RowOrder } from '@/components/live/use-rows'
import { useUrlState } from '@/components/live/use-url-state'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { MOST_ROWS, useRowRange } from '@/components/ui/row-range'
import { useClock } from '@/components/ui/use-clock'
import { useFocusRow } from '@/components/ui/use-focus-row'
import { useListKeys } from '@/components/ui/use-list-keys'
import { useRowWindow } from '@/components/ui/use-row-window'
import { useThumb } from '@/components/ui/use-thumb'
import { ColumnHead } from './column-head'
import { RowRoom, TableRow } from './table-row'
import { TabStop } from './title-cell'
import { FEATURES, NUMBERS, roomClass, SORTS, useColumns, widthOf } from './use-columns'

/** Height of a row for a mouse and for a thumb, pixels. */
const ROW_HEIGHT = 32
const THUMB_ROW_HEIGHT = 44
/** The head over the rows is this tall at most, with targets for a thumb. */
const HEAD_HEIGHT = 56

interface Props {
  order: RowOrder
  onOrder: (order: RowOrder) => void
}

/** The rows in sight of all matches, between two empty rows that hold the room of the others. What arrives while they are read waits. */
export function TableRows({ order, onOrder }: Props) {
  const t = useTranslations('table')
  const { clock } = useClock()
  const [view] = useUrlState('view')
  const [opened, setIncident] = useUrlState('incident')
  const open = useCallback((id: string) => setIncident(id, 'push'), [setIncident])
  const scroller = useRef<HTMLDivElement>(null)
  const focusRow = useFocusRow(scroller)
  const [reading, setReading] = useState({ scrolled: false, focused: false })
  const [current, setCurrent] = useState(-1)
  const height = useThumb() ? THUMB_ROW_HEIGHT : ROW_HEIGHT
  const { list, answer, hold, release } = useTableRows(order, height, scroller, reading.scrolled || reading.focused)
  const { rows, total, offset, newer } = answer
  const columns = useColumns(open)
  const known = useMemo(() => rows.filter((row) => row !== null), [rows])
  const table = useTable({ features: FEATURES, columns, data: known, getRowId: (row) => row.id })
  const move = (step: number, opens: boolean) => {
    hold()
    const index = Math.max(0, Math.min(total - 1, MOST_ROWS - 1, current + step))
    const row = rows[index - offset]
    setCurrent(index)
    list.scrollTo(index)
    if (row && (opens || opened)) return setIncident(row.id, opened ? 'replace' : 'push')
    focusRow(index)
  }
  useListKeys((key) => move({ next: 1, previous: -1, open: 0 }[key], key === 'open'), view === null)
  // One cell over all columns but the one that may be hidden: a span over a hidden column would make a new one.
  const span = columns.length - 1
  const { shown } = list
  const stop = shown.some(({ index }) => index === current) ? current : list.first
  const models = new Map(table.getRowModel().rows.map((model) => [model.id, model]))
  const cellsOf = (index: number) =>
    models
      .get(rows[index - offset]?.id ?? '')
      ?.getAllCells()
      .map((cell) => (
        <td
          key={cell.id}
          className={cx(
            'truncate border-b px-1.5 first:pl-3 last:pr-3',
            NUMBERS.has(cell.column.id) && 'text-right',
            roomClass(cell.column.id, order),
          )}
        >
          <table.FlexRender cell={cell} />
        </td>
      ))
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {newer > 0 && (
        <Button
          look="primary"
          className="-translate-x-1/2 absolute bottom-3 left-1/2 z-10 shadow"
          onClick={() => {
            release()
            setCurrent(-1)
            scroller.current?.scrollTo({ top: 0 })
          }}
        >
          {t('newer', { count: newer })}
        </Button>
      )}
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
        tabIndex={0}
        aria-label={t('caption')}
        className="@container min-h-0 flex-1 overflow-auto -outline-offset-2 max-md:pb-16"
        onScroll={({ currentTarget: { scrollTop } }) => setReading((last) => ({ ...last, scrolled: scrollTop > 0 }))}
        onFocus={() => setReading((last) => ({ ...last, focused: true }))}
        onBlur={({ currentTarget, relatedTarget }) => setReading((last) => ({ ...last, focused: currentTarget.contains(relatedTarget) }))}
        onKeyDown={(event) => {
          // On a row the arrows go from row to row; on the table itself they scroll it.
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (step === undefined || !(event.target as Element).closest('tbody')) return
          event.preventDefault()
          move(step, false)
        }}
      >
        <table aria-rowcount={total + 1} className="w-full min-w-272 table-fixed border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{t('caption')}</caption>
          <colgroup>
            {table.getAllLeafColumns().map(({ id }) => (
              <col key={id} style={{ width: widthOf(id, clock) }} className={roomClass(id, order)} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {table.getFlatHeaders().map((header) => (
                <ColumnHead
                  key={header.id}
                  sort={SORTS[header.column.id]}
                  order={order}
                  onOrder={onOrder}
                  number={NUMBERS.has(header.column.id)}
                  className={roomClass(header.column.id, order)}
                >
                  <table.FlexRender header={header} />
                </ColumnHead>
              ))}
            </tr>
          </thead>
          <TabStop value={rows[stop - offset]?.id ?? null}>
            <tbody>
              <RowRoom height={shown[0]?.start ?? 0} span={span} />
              {shown.map(({ index }) => (
                <TableRow key={rows[index - offset]?.id ?? index} index={index} height={height} current={index === current} span={span}>
                  {cellsOf(index)}
                </TableRow>
              ))}
              <RowRoom height={list.after} span={span} />
            </tbody>
          </TabStop>
        </table>
        {total > MOST_ROWS && <p className="px-3 py-2 text-ink-2 text-sm">{t('more', { count: total - MOST_ROWS })}</p>}
      </section>
    </div>
  )
}

/** The rows around what is in sight; while `reading` they stand still. */
function useTableRows(order: RowOrder, height: number, scroller: React.RefObject<HTMLDivElement | null>, reading: boolean) {
  const [range, setRange] = useRowRange()
  const { answer, ...held } = useHeldRows(order, range, reading)
  // The rows stand below the head.
  const list = useRowWindow({ count: Math.min(answer.total, MOST_ROWS), height, scroller, spare: 12, head: HEAD_HEIGHT })
  useEffect(() => setRange(list.first, list.last), [setRange, list.first, list.last])
  return { list, answer, ...held }
}
