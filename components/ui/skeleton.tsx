import { cx } from './cx'

/** Holds the place of what is loading, at its size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('rounded bg-surface-2', className)} />
}
