import type { ReactNode } from 'react'
import { PlainFrame } from '@/components/shell/plain-frame'
import { requireSession } from '../require-session'

/** Pages beside the picture. */
export default async function PlainLayout({ children }: { children: ReactNode }) {
  return <PlainFrame session={await requireSession()}>{children}</PlainFrame>
}
