'use client'
import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { cx } from './cx'
import { dismiss, useToasts } from './toast'

/** The toasts that stand. */
export function ToastList() {
  const t = useTranslations('ui')
  const shown = useToasts()
  return (
    <Radix.Provider label={t('notification')} duration={6000}>
      {shown.map((one) => (
        <Radix.Root
          key={one.id}
          type={one.tone === 'act' ? 'foreground' : 'background'}
          duration={one.tone === 'act' ? Number.POSITIVE_INFINITY : undefined}
          onOpenChange={(open) => !open && dismiss(one.id)}
          className={cx('flex items-start gap-3 rounded border bg-raised p-3 text-sm shadow', one.tone === 'act' && 'border-act')}
        >
          <div className="min-w-0 flex-1">
            <Radix.Title className="font-semibold">{one.title}</Radix.Title>
            {one.text && <Radix.Description className="text-ink-2">{one.text}</Radix.Description>}
          </div>
          {one.action && (
            <Radix.Action asChild altText={one.action.label}>
              <Button onClick={one.action.onClick}>{one.action.label}</Button>
            </Radix.Action>
          )}
          <Radix.Close aria-label={t('close')} className="touch flex size-6 items-center justify-center rounded text-ink-3 hover:text-ink">
            <X aria-hidden className="size-4" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport
        label={t('notifications')}
        className="fixed right-2 bottom-2 z-50 flex w-96 max-w-[calc(100vw-16px)] flex-col gap-2 outline-none"
      />
    </Radix.Provider>
  )
}
