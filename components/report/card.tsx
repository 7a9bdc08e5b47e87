'use client'
import { type ReactNode, useId } from 'react'

/** One part of the reports, under its heading. */
export function Card(props: { title: ReactNode; text?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0 rounded border bg-raised p-4 max-md:p-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <h2 id={id} className="min-w-0 flex-1 text-base">
          {props.title}
        </h2>
        {props.actions}
      </div>
      {props.text && <p className="mt-1 max-w-prose text-ink-3 text-xs">{props.text}</p>}
      <div className="mt-3">{props.children}</div>
    </section>
  )
}
