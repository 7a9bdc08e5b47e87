import Link from 'next/link'
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
          <Link href="/" className={buttonClass('primary')}>
            {t('errors.home')}
          </Link>
        }
      />
    </main>
  )
}
