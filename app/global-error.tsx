'use client'
import en from '@/components/messages/en/errors.json'
import fr from '@/components/messages/fr/errors.json'
import { Button } from '@/components/ui/button'
import './globals.css'

/** The root itself failed: no provider stands, so the words come straight from the files, in both languages. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto flex max-w-prose flex-col items-start gap-6 p-8">
          {[en, fr].map((errors, at) => (
            <div key={errors.failed} lang={at === 0 ? 'en' : 'fr'}>
              <h1 className="text-xl">{errors.failed}</h1>
              <p className="text-ink-2">{errors.failedText}</p>
            </div>
          ))}
          <Button look="primary" onClick={reset}>
            {en.retry} · <span lang="fr">{fr.retry}</span>
          </Button>
        </main>
      </body>
    </html>
  )
}
