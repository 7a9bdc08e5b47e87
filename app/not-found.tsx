import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { shellWords } from './locale-of'

export default async function NotFound() {
  const t = await shellWords()
  return (
    <main className="mx-auto max-w-prose p-8">
      <EmptyState
        title={<h1 className="text-xl">{t('errors.notFound')}</h1>}
        text={t('errors.notFoundText')}
        action={
          // A link of the router would be fetched with every page, for this one.
          <a href="/" className={buttonClass('primary')}>
            {t('errors.home')}
          </a>
        }
      />
    </main>
  )
}
