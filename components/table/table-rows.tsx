'use client'
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type RowOrder, useRows } from '@/components/live/use-rows'
import { useUrlState } from '@/components/live/use-url-state'
import { cx } from '@/components/ui/cx'
import { rowRange } from '@/components/ui/row-range'
import { useListKeys } from '@/components/ui/use-list-keys'
import { ColumnHead } from './column-head'
import { FEATURES, NUMBERS, SORTS, useColumns, WIDTHS } from './use-columns'

const ROW_HEIGHT = 32

interface Props {
  order: RowOrder
  onOrder: (order: RowOrder) => void
}

/** The rows in sight of all matches, between two empty rows that hold the room of the others. */
export function TableRows({ order, onOrder }: Props) {
  const t = useTranslations('table')
  const [view] = useUrlState('view')
  const [opened, setIncident] = useUrlState('incident')
  const open = useCallback((id: string) => setIncident(id, 'push'), [setIncident])
  const scroller = useRef<HTMLDivElement>(null)
  const [range, setRange] = useState(rowRange(0, 0))
  const [current, setCurrent] = useState(-1)
  const { rows, total, offset } = useRows(order, range)
  const columns = useColumns(open)
  const table = useTable({ features: FEATURES, columns, data: rows, getRowId: (row) => row.id })
  const list = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    useFlushSync: false,
    onChange: ({ range: seen }) => {
      if (!seen) return
      const next = rowRange(seen.startIndex, seen.endIndex)
      setRange((last) => (last.offset === next.offset && last.limit === next.limit ? last : next))
    },
  })
  useListKeys((key) => {
    const index = Math.max(0, Math.min(total - 1, current + { next: 1, previous: -1, open: 0 }[key]))
    const row = rows[index - offset]
    setCurrent(index)
    list.scrollToIndex(index)
    if (row && (key === 'open' || opened)) return setIncident(row.id, opened ? 'replace' : 'push')
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus({ preventScroll: true }),
    )
  }, view === null)
  const shown = list.getVirtualItems()
  const models = table.getRowModel().rows
  const before = shown[0]?.start ?? 0
  const after = list.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
    <section ref={scroller} tabIndex={0} aria-label={t('caption')} className="min-h-0 flex-1 overflow-auto -outline-offset-2">
      <table aria-rowcount={total + 1} className="w-full min-w-360 table-fixed border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t('caption')}</caption>
        <colgroup>
          {table.getAllLeafColumns().map(({ id }) => (
            <col key={id} style={{ width: WIDTHS[id] }} />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <ColumnHead
                  key={header.id}
                  sort={SORTS[header.column.id]}
                  order={order}
                  onOrder={onOrder}
                  number={NUMBERS.has(header.column.id)}
                >
                  <table.FlexRender header={header} />
                </ColumnHead>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Room height={before} span={columns.length} />
          {shown.map(({ index }) => {
            const row = models[index - offset]
            return (
              <tr
                key={row?.id ?? index}
                data-index={index}
                aria-rowindex={index + 2}
                style={{ height: ROW_HEIGHT }}
                className={cx('hover:bg-surface-2', index === current && 'bg-accent-surface')}
              >
                {row ? (
                  row.getAllCells().map((cell) => (
                    <td key={cell.id} className={cx('truncate border-b px-2', NUMBERS.has(cell.column.id) && 'text-right')}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))
                ) : (
                  <td colSpan={columns.length} className="border-b" />
                )}
              </tr>
            )
          })}
          <Room height={after} span={columns.length} />
        </tbody>
      </table>
    </section>
  )
}

/** The room of rows that are not made. */
function Room({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  )
}
