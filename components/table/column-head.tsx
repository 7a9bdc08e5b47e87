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
  className?: string
  children: ReactNode
}

/** The head of a column; of one that can be sorted by, a button. Every order has the highest or latest first; divergence by its size, whichever way. */
export function ColumnHead({ sort, order, onOrder, number, className, children }: Props) {
  const sorted = sort !== undefined && sort === order
  return (
    <th
      scope="col"
      aria-sort={sort === undefined ? undefined : sorted ? (sort === 'divergence' ? 'other' : 'descending') : 'none'}
      className={cx(
        'sticky top-0 z-1 h-9 border-b bg-surface-2 px-1.5 font-medium first:pl-3 last:pr-3 text-ink-2',
        number ? 'text-right' : 'text-left',
        className,
      )}
    >
      {sort === undefined ? (
        children
      ) : (
        <button
          type="button"
          onClick={() => onOrder(sort)}
          className={cx('touch inline-flex h-6 items-center gap-1 align-middle hover:text-ink', sorted && 'text-ink')}
        >
          {children}
          {sorted && <ArrowDown aria-hidden className="size-3.5" />}
        </button>
      )}
    </th>
  )
}
