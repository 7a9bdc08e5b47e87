import type { ReactNode } from 'react'
import { PictureFrame } from '@/components/shell/picture-frame'
import { demoOffered } from '@/lib/server/auth/visitor'
import { requireSession } from '../require-session'

/** Map, Log and Reports stand on one live picture, which stays alive between them. */
export default async function PictureLayout({ children }: { children: ReactNode }) {
  const session = await requireSession()
  return (
    <PictureFrame session={session} initialExercise={demoOffered()}>
      {children}
    </PictureFrame>
  )
}
