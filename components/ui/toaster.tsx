'use client'
import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { cx } from './cx'

interface ToastText {
  title: ReactNode
  text?: ReactNode
  /** `act` stays until it is closed. */
  tone?: 'info' | 'act'
  action?: { label: string; onClick: () => void }
}

let toasts: readonly (ToastText & { id: number })[] = []
let nextId = 1
const listeners = new Set<() => void>()
const NONE: typeof toasts = []

function set(next: typeof toasts): void {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells briefly what happened; for what the reader did, never for the stream. */
export function toast(text: ToastText): void {
  set([...toasts.slice(-2), { ...text, id: nextId++ }])
}

/** Shows the toasts: once, in the root layout. */
export function Toaster() {
  const t = useTranslations('ui')
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => NONE,
  )
  return (
    <Radix.Provider label={t('notification')} duration={6000}>
      {shown.map((one) => (
        <Radix.Root
          key={one.id}
          type={one.tone === 'act' ? 'foreground' : 'background'}
          duration={one.tone === 'act' ? Number.POSITIVE_INFINITY : undefined}
          onOpenChange={(open) => !open && set(toasts.filter((other) => other.id !== one.id))}
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
