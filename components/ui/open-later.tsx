'use client'
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, Suspense, useState } from 'react'

interface Props {
  trigger: ReactElement<ComponentProps<'button'>>
  kind: 'menu' | 'dialog'
  /** The trigger again with what it opens, open from the start; within, parts made by `laterWithin`. */
  children: ReactNode
}

/** A button that stands alone until it is first pressed: what it opens, and the script of that, come only then. */
export function OpenLater({ trigger, kind, children }: Props) {
  const [pressed, setPressed] = useState(false)
  const press = () => setPressed(true)
  const alone = cloneElement(trigger, {
    'aria-haspopup': kind,
    'aria-expanded': false,
    onClick: press,
    onKeyDown: (event) => {
      if (kind !== 'menu' || event.key !== 'ArrowDown') return
      event.preventDefault()
      press()
    },
  })
  return pressed ? <Suspense fallback={alone}>{children}</Suspense> : alone
}
