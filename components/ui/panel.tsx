'use client'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx'
import { useRemembered } from './use-remembered'

interface Props {
  /** Under this name the browser remembers whether it is folded. */
  name: string
  title: ReactNode
  /** Stands at the end of the title row, folded or not. */
  actions?: ReactNode
  /** Folded until opened for the first time. */
  initiallyFolded?: boolean
  className?: string
  children: ReactNode
}

/** A part of the screen under a title that folds; folding is remembered. */
export function Panel({ name, title, actions, initiallyFolded = false, className, children }: Props) {
  const [state, setState] = useRemembered<'open' | 'folded'>(`panel:${name}`, initiallyFolded ? 'folded' : 'open')
  const id = useId()
  const open = state === 'open'
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <section className={cx('flex min-h-0 flex-col', className)}>
      <div className="flex shrink-0 items-center gap-1 pr-2">
        <h2 className="min-w-0 flex-1 text-sm">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setState(open ? 'folded' : 'open')}
            className="row flex w-full items-center gap-1.5 px-3 text-left font-semibold"
          >
            <Chevron aria-hidden className="size-4 shrink-0 text-ink-3" />
            {title}
          </button>
        </h2>
        {actions}
      </div>
      <div id={id} hidden={!open} className="min-h-0 flex-1">
        {children}
      </div>
    </section>
  )
}
