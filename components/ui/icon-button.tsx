import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonClass } from './button'
import { Tooltip } from './tooltip'

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  /** What it does: read out, and shown on hover and focus. */
  label: string
  /** Key that does the same, shown beside the label. */
  keys?: string
  look?: ButtonLook
  children: ReactNode
}

/** A button that shows only an icon. */
export function IconButton({ label, keys, look = 'quiet', className, children, ...rest }: Props) {
  return (
    <Tooltip label={label} keys={keys}>
      <button type="button" aria-label={label} className={buttonClass(look, `w-8 px-0 ${className ?? ''}`)} {...rest}>
        {children}
      </button>
    </Tooltip>
  )
}
