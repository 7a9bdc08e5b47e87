'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { buttonClass } from './button'
import { cx } from './cx'
import { useOriginFocus } from './use-origin-focus'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  /** `sheet` stands at the right edge and leaves the page in sight; on a narrow screen both fill it. */
  look?: 'dialog' | 'sheet'
  className?: string
  children: ReactNode
}

/** A window over the page that takes the focus and gives it back. */
export function Dialog({ open, onOpenChange, title, description, look = 'dialog', className, children }: Props) {
  const t = useTranslations('ui')
  const focus = useOriginFocus()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...focus}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed z-40 flex flex-col bg-raised text-ink shadow max-md:inset-0',
            look === 'dialog' && 'md:top-[12vh] md:left-1/2 md:max-h-[76vh] md:w-130 md:-translate-x-1/2 md:rounded md:border',
            look === 'sheet' && 'md:inset-y-0 md:right-0 md:w-120 md:border-l',
            className,
          )}
        >
          <header className="flex items-center gap-2 border-b py-2 pr-2 pl-4">
            <Radix.Title className="min-w-0 flex-1 text-lg">{title}</Radix.Title>
            {/* Without a hint: it would take the first Escape for itself. */}
            <Radix.Close aria-label={t('close')} className={buttonClass('quiet', 'w-8 px-0')}>
              <X aria-hidden />
            </Radix.Close>
          </header>
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
            tabIndex={0}
            className="min-h-0 flex-1 overflow-y-auto p-4 -outline-offset-2"
          >
            {description && <Radix.Description className="mb-3 text-ink-2 text-sm">{description}</Radix.Description>}
            {children}
          </section>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
