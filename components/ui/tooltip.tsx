'use client'
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from './kbd'

interface Props {
  label: ReactNode
  keys?: string
  /** The control it belongs to. */
  children: ReactElement<ComponentProps<'button'>>
}

const DELAY_MS = 500
/** After one hint another comes at once for so long; and a pointer has so long to reach the hint itself. */
const GRACE_MS = 200
const GAP = 6
const MARGIN = 8
let lastShown = 0

/** Shows a short label on hover and focus; never the only place of an information. */
export function Tooltip({ label, keys, children }: Props) {
  const id = useId()
  const [owner, setOwner] = useState<Element | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const wait = (ms: number, next: Element | null) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOwner(next), ms)
  }
  const hide = () => {
    clearTimeout(timer.current)
    setOwner(null)
  }
  const own = children.props
  const trigger = cloneElement(children, {
    'aria-describedby': [own['aria-describedby'], owner && id].filter(Boolean).join(' ') || undefined,
    onPointerEnter: (event) => {
      own.onPointerEnter?.(event)
      if (event.pointerType !== 'touch') wait(Date.now() - lastShown < GRACE_MS ? 0 : DELAY_MS, event.currentTarget)
    },
    onPointerLeave: (event) => {
      own.onPointerLeave?.(event)
      wait(GRACE_MS, null)
    },
    onPointerDown: (event) => {
      own.onPointerDown?.(event)
      hide()
    },
    onFocus: (event) => {
      own.onFocus?.(event)
      if (event.currentTarget.matches(':focus-visible')) setOwner(event.currentTarget)
    },
    onBlur: (event) => {
      own.onBlur?.(event)
      hide()
    },
  })
  return (
    <>
      {trigger}
      {owner && (
        <Hint id={id} owner={owner} onStay={() => clearTimeout(timer.current)} onEnd={hide}>
          {label}
          {keys && <Kbd>{keys}</Kbd>}
        </Hint>
      )}
    </>
  )
}

interface HintProps {
  id: string
  owner: Element
  /** The pointer has reached the hint: it stays while it is read. */
  onStay: () => void
  onEnd: () => void
  children: ReactNode
}

function Hint({ id, owner, onStay, onEnd, children }: HintProps) {
  useEffect(() => {
    const gone = new AbortController()
    const { signal } = gone
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && onEnd(), { capture: true, signal })
    window.addEventListener('scroll', onEnd, { capture: true, signal })
    return () => {
      lastShown = Date.now()
      gone.abort()
    }
  })
  return createPortal(
    <div
      id={id}
      role="tooltip"
      ref={(hint) => {
        if (hint) put(hint, owner.getBoundingClientRect())
      }}
      onPointerEnter={onStay}
      onPointerLeave={onEnd}
      className="fixed z-50 flex max-w-72 items-center gap-2 rounded border bg-raised px-2 py-1 text-ink text-xs shadow"
    >
      {children}
    </div>,
    document.body,
  )
}

/** Over the middle of its control where there is room, else under it; never over the edge of the window. */
function put(hint: HTMLElement, { left, width, top, bottom }: DOMRect): void {
  const { offsetWidth, offsetHeight } = hint
  const x = Math.min(left + width / 2 - offsetWidth / 2, document.documentElement.clientWidth - offsetWidth - MARGIN)
  const above = top - GAP - offsetHeight
  hint.style.left = `${Math.max(MARGIN, x)}px`
  hint.style.top = `${above >= MARGIN ? above : bottom + GAP}px`
}
