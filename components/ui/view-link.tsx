'use client'
import { useRouter } from 'next/navigation'
import { type ComponentProps, type MouseEvent, useEffect } from 'react'

interface Props extends ComponentProps<'a'> {
  /** Path of a view, with its query. */
  href: string
}

/**
 * A link to another view: a plain click goes there in place, any other is the browser's. It stands in the place of `next/link`,
 * whose script is some 4 KB of a first visit (decision 018).
 */
export function ViewLink({ href, onClick, ...rest }: Props) {
  const router = useRouter()
  useEffect(() => router.prefetch(href), [router, href])
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || isForTheBrowser(event)) return
    event.preventDefault()
    router.push(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}

/** Whether a click asks for another tab, a window or a download. */
function isForTheBrowser({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}
