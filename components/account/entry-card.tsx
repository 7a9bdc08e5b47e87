import type { ReactNode } from 'react'

/** The one card of a page before sign-in. */
export function EntryCard({ title, text, children }: { title: ReactNode; text: ReactNode; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 bg-surface-2 p-4">
      <p className="font-semibold text-ink-2 text-xl">Meridian</p>
      <div className="w-full max-w-100 rounded border bg-raised p-6 shadow">
        <h1 className="mb-1 text-xl">{title}</h1>
        <p className="mb-5 text-ink-2 text-sm">{text}</p>
        {children}
      </div>
    </main>
  )
}
