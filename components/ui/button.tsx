import type { ComponentProps } from 'react'
import { cx } from './cx'

/** `primary` once per view at most; `act` only where the person must act or destroys something. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'act'

const LOOKS: Record<ButtonLook, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:opacity-90',
  plain: 'border-line-strong bg-raised text-ink hover:bg-surface-2',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-surface-2 hover:text-ink',
  act: 'border-transparent bg-act text-on-act hover:opacity-90',
}

/** The classes of a button, for links and triggers that must look like one. */
export function buttonClass(look: ButtonLook = 'plain', className?: string): string {
  return cx(
    'button touch inline-flex shrink-0 items-center justify-center gap-2 rounded border font-medium text-sm whitespace-nowrap select-none',
    'disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
    LOOKS[look],
    className,
  )
}

export function Button({ look = 'plain', type = 'button', className, ...rest }: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />
}
