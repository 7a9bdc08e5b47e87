'use client'

import { useEffect, useState } from 'react'
import { type Palette, readPalette } from './palette'

/** The colours of the theme that is on; a new object when the theme changes. */
export function usePalette(): Palette {
  const [palette, setPalette] = useState(() => readPalette(document.documentElement))
  useEffect(() => {
    const read = () => setPalette(readPalette(document.documentElement))
    const observer = new MutationObserver(read)
    observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] })
    const contrast = matchMedia('(prefers-contrast: more), (forced-colors: active)')
    contrast.addEventListener('change', read)
    // The theme may have been set between the first reading and now.
    read()
    return () => {
      observer.disconnect()
      contrast.removeEventListener('change', read)
    }
  }, [])
  return palette
}
