'use client'
import { ArrowDown } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RowOrder } from '@/components/live/use-rows'
import { cx } from '@/components/ui/cx'

interface Props {
  /** The order that this column stands for, if any. */
  sort: RowOrder | undefined
  order: RowOrder
  onOrder: (order: RowOrder) => void
  number: boolean
  children: ReactNode
}

/** The head of a column; of one that can be sorted by, a button. Every order has the highest or latest first; divergence by its size, whichever way. */
export function ColumnHead({ sort, order, onOrder, number, children }: Props) {
  const sorted = sort !== undefined && sort === order
  return (
    <th
      scope="col"
      aria-sort={sort === undefined ? undefined : sorted ? (sort === 'divergence' ? 'other' : 'descending') : 'none'}
      className={cx('sticky top-0 z-1 h-9 border-b bg-surface-2 px-2 font-medium text-ink-2', number ? 'text-right' : 'text-left')}
    >
      {sort === undefined ? (
        children
      ) : (
        <button
          type="button"
          onClick={() => onOrder(sort)}
          className={cx('touch inline-flex items-center gap-1 hover:text-ink', sorted && 'text-ink')}
        >
          {children}
          <ArrowDown aria-hidden className={cx('size-3.5', !sorted && 'invisible')} />
        </button>
      )}
    </th>
  )
}
