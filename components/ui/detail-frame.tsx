'use client'
import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from './icon-button'

interface Props {
  title: ReactNode
  /** Stands before the button that closes. */
  actions?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** What stands beside the map when something was opened: a title that stays, and contents that scroll. */
export function DetailFrame({ title, actions, onClose, children }: Props) {
  const t = useTranslations('ui')
  const id = useId()
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <div className="flex h-10 shrink-0 items-center gap-1 border-b pr-1 pl-3 max-md:h-12">
        <h2 id={id} className="min-w-0 flex-1 truncate text-base">
          {title}
        </h2>
        {actions}
        <IconButton label={t('close')} keys="Esc" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <section
        data-detail-body
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
        tabIndex={0}
        aria-labelledby={id}
        className="min-h-0 flex-1 overflow-y-auto -outline-offset-2 has-[form]:scroll-pb-20"
      >
        {children}
      </section>
    </div>
  )
}
