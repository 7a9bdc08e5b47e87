'use client'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Skeleton } from '@/components/ui/skeleton'

interface RowProps {
  index: number
  /** CSS pixels. */
  height: number
  /** Whether the keyboard stands on it. */
  current: boolean
  /** Null while it is not known yet: then one empty cell spans them. */
  children: ReactNode
  span: number
}

/** One row, numbered for whoever does not see how many are not made. */
export function TableRow({ index, height, current, children, span }: RowProps) {
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      style={{ height }}
      className={cx('relative hover:bg-surface-2', current && 'bg-accent-surface')}
    >
      {children ?? (
        <td colSpan={span} className="border-b px-3">
          <Skeleton className="h-4" />
        </td>
      )}
    </tr>
  )
}

/** The room of rows that are not made. */
export function RowRoom({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  )
}
