'use client'
import { createContext, type ReactNode, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

/** The nonce of this page's content security policy, for components that insert a style element. */
export function useNonce(): string | undefined {
  return useContext(NonceContext)
}

/** Gives the page's nonce to components, and to the scroll lock of dialogs, which reads it from this global. */
export function NonceProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  if (typeof window !== 'undefined') (window as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce
  return <NonceContext value={nonce}>{children}</NonceContext>
}
