'use client'
import { type RefObject, useEffect, useState } from 'react'

/** The rows of a long list that are in sight, with some before and after them. */
export interface RowWindow {
  /** First and last row in sight. */
  first: number
  last: number
  /** Indexes of the rows to lay out, and where each begins. */
  shown: { index: number; start: number }[]
  /** Height of the whole list, and of what comes after the rows that are laid out, pixels. */
  total: number
  after: number
  /** Scrolls as little as brings a row into sight. */
  scrollTo: (index: number) => void
}

interface Options {
  count: number
  /** Of each row, pixels. */
  height: number
  scroller: RefObject<HTMLElement | null>
  /** So many rows are laid out before and after those in sight. */
  spare: number
  /** What stands above the rows within the scroller, pixels. */
  head?: number
}

/** Follows a scroller over rows of one height; renders anew only when other rows come into sight. */
export function useRowWindow({ count, height, scroller, spare, head = 0 }: Options): RowWindow {
  const [seen, setSeen] = useState({ first: 0, last: 0 })
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      const first = Math.floor(box.scrollTop / height)
      const last = Math.max(first, Math.ceil((box.scrollTop + box.clientHeight) / height) - 1)
      setSeen((known) => (known.first === first && known.last === last ? known : { first, last }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', look)
    }
  }, [scroller, height])

  const last = Math.min(seen.last, count - 1)
  const first = Math.max(0, Math.min(seen.first, last))
  const [from, to] = [Math.max(0, first - spare), Math.min(count - 1, last + spare)]
  const scrollTo = (index: number) => {
    const box = scroller.current
    if (!box) return
    const [top, bottom] = [index * height, (index + 1) * height + head - box.clientHeight]
    if (top < box.scrollTop) box.scrollTop = top
    else if (bottom > box.scrollTop) box.scrollTop = bottom
  }
  return {
    first,
    last,
    shown: Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => ({ index: from + at, start: (from + at) * height })),
    total: count * height,
    after: Math.max(0, count - 1 - to) * height,
    scrollTo,
  }
}
