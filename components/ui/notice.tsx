import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

/** A sentence that stands by itself. `act` is red and only for what the reader must act on; it is announced at once. */
export function Notice({ tone = 'info', action, children }: { tone?: 'info' | 'act'; action?: ReactNode; children: ReactNode }) {
  const Icon = tone === 'act' ? CircleAlert : Info
  return (
    <div
      role={tone === 'act' ? 'alert' : 'status'}
      className={cx(
        'flex items-start gap-2 rounded border p-3 text-sm',
        tone === 'act' ? 'border-act bg-act-surface text-ink' : 'border-line bg-surface-2 text-ink-2',
      )}
    >
      <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', tone === 'act' ? 'text-act' : 'text-ink-3')} />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  )
}
