import type { ReactNode } from 'react'

/** Says that there is nothing, why, and what to do next. */
export function EmptyState({ title, text, action }: { title: ReactNode; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2 p-4">
      <div className="font-semibold text-base text-ink">{title}</div>
      {text && <p className="max-w-prose text-ink-2 text-sm">{text}</p>}
      {action}
    </div>
  )
}
