'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** A page that failed: says so and offers to try again. The digest leads to the server's log. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('errors')
  return (
    <main className="mx-auto max-w-prose p-8">
      <EmptyState
        title={<h1 className="text-xl">{t('failed')}</h1>}
        text={
          <>
            {t('failedText')}
            {error.digest && (
              <span className="mt-2 block">
                {t('number')} <code className="font-mono">{error.digest}</code>
              </span>
            )}
          </>
        }
        action={
          <Button look="primary" onClick={reset}>
            {t('retry')}
          </Button>
        }
      />
    </main>
  )
}
