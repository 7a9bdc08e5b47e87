'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ViewLink } from '@/components/ui/view-link'

/** What Meridian is, what its words mean, and what it stands on. */
export function AboutView() {
  const t = useTranslations('shell.about')
  return (
    <article className="flex max-w-prose flex-col gap-6 text-base">
      <header>
        <h1 className="mb-2 text-2xl">{t('title')}</h1>
        <p className="text-ink-2 text-lg">{t('lead')}</p>
      </header>
      <Part title={t('lensesTitle')}>
        <p>{t('lenses')}</p>
        <p>
          <ViewLink href="/lenses" className="text-accent underline underline-offset-2">
            {t('lensesLink')}
          </ViewLink>
        </p>
      </Part>
      <Part title={t('markTitle')}>
        <p>{t('mark')}</p>
      </Part>
      <Part title={t('exerciseTitle')}>
        <p>{t('exercise')}</p>
      </Part>
      <Part title={t('dataTitle')}>
        <p>{t('mapData')}</p>
        <p>{t('wordsData')}</p>
        <p>{t('boundaries')}</p>
      </Part>
      <Part title={t('licencesTitle')}>
        <p>{t('licences')}</p>
      </Part>
    </article>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg">{title}</h2>
      <div className="flex flex-col gap-2 text-ink-2">{children}</div>
    </section>
  )
}
