import type { ReactNode } from 'react'
import { cx } from './cx'

const TONES = {
  plain: 'border-line bg-surface-2 text-ink-2',
  outline: 'border-line-strong text-ink-2',
  act: 'border-transparent bg-act-surface text-act',
  ok: 'border-line bg-surface-2 text-ok',
} as const

/** A short fact beside something. */
export function Badge({ tone = 'plain', className, children }: { tone?: keyof typeof TONES; className?: string; children: ReactNode }) {
  return (
    <span
      className={cx('inline-flex items-center gap-1 rounded border px-1.5 text-xs leading-5 whitespace-nowrap', TONES[tone], className)}
    >
      {children}
    </span>
  )
}
